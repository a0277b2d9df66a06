/** The published language of delivery: both legs of an order's way, to the customer and back. */
@NullMarked
package clothingrental.api.delivery;

import org.jspecify.annotations.NullMarked;
