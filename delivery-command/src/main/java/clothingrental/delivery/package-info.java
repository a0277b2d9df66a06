/** The delivery team's side of the rental. */
@NullMarked
package clothingrental.delivery;

import org.jspecify.annotations.NullMarked;
