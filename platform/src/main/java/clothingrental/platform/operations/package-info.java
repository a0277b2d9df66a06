/** What operators see and do, on the management port. */
@NullMarked
package clothingrental.platform.operations;

import org.jspecify.annotations.NullMarked;
