/** Events that can't be handled: parked, with all later ones of the same order, until an operator decides. */
@NullMarked
package clothingrental.platform.deadletter;

import org.jspecify.annotations.NullMarked;
