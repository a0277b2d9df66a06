/** My page: a customer's orders. */
@NullMarked
package clothingrental.query.order;

import org.jspecify.annotations.NullMarked;
