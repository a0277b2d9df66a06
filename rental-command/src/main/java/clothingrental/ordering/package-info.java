/** Orders and customers: the commands' side of the rental. */
@NullMarked
package clothingrental.ordering;

import org.jspecify.annotations.NullMarked;
