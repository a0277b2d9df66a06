/** The one transaction across services: an order is never cancelled while its delivery is not. */
@NullMarked
package clothingrental.ordering.cancellation;

import org.jspecify.annotations.NullMarked;
