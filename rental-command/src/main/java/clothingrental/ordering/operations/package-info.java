/** What operators see of ordering. */
@NullMarked
package clothingrental.ordering.operations;

import org.jspecify.annotations.NullMarked;
