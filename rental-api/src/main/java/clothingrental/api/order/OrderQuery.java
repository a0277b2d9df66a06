package clothingrental.api.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about orders. Answered by rental-query. */
public sealed interface OrderQuery {

    /** A customer's order; another customer's is answered as if it did not exist. */
    record FindCustomerOrder(String orderId, String customerId) implements OrderQuery {}

    /**
     * A page of a customer's orders, newest first; answered with {@link OrderPage}.
     *
     * @param status only these, or all when null
     * @param page from 0
     * @param size 1 to 100
     */
    record FindCustomerOrders(String customerId, @Nullable OrderStatus status, int page, int size)
            implements OrderQuery {}

    /** The answer to a question for one order. */
    record OrderAnswer(@Nullable OrderView order) {}

    /** A page of orders. */
    record OrderPage(List<OrderView> content, int page, int size, long totalElements) {}
}
