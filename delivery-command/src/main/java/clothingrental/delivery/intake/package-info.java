/** Puts on the delivery team's board what customers have ordered and what they give back. */
@NullMarked
package clothingrental.delivery.intake;

import org.jspecify.annotations.NullMarked;
