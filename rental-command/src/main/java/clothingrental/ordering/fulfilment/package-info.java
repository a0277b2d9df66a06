/** Tells the order how its deliveries get on. */
@NullMarked
package clothingrental.ordering.fulfilment;

import org.jspecify.annotations.NullMarked;
