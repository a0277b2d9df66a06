/** The customers' REST commands on their orders. */
@NullMarked
package clothingrental.ordering.order.web;

import org.jspecify.annotations.NullMarked;
