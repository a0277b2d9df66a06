package clothingrental.api.order;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
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

    /** Any customer's order, for support; answered with {@link OrderAnswer}. */
    record FindOrder(String orderId) implements OrderQuery {}

    /**
     * A page of all customers' orders, for support; answered with {@link OrderPage}. Orders of the same moment come in
     * the order of their ids, so that pages neither repeat nor leave out any.
     *
     * @param status only these, or all when null
     * @param customerId only this customer's, or everybody's when null
     * @param productId only orders with this product in one of their lines, or all when null
     * @param placedFrom only orders placed at this moment or later, or all when null
     * @param placedTo only orders placed before this moment, or all when null
     * @param sorting by the moment of placing
     * @param page from 0
     * @param size 1 to 100
     */
    record FindOrders(
            @Nullable OrderStatus status,
            @Nullable String customerId,
            @Nullable String productId,
            @Nullable Instant placedFrom,
            @Nullable Instant placedTo,
            Sorting sorting,
            int page,
            int size)
            implements OrderQuery {}

    /** In which order orders are told. */
    enum Sorting {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /**
     * A page of orders with a pending cancellation, the longest pending first; answered with {@link OrderPage}.
     *
     * @param requestedUntil only cancellations that were asked for at this moment or earlier
     * @param page from 0
     * @param size 1 to 100
     */
    record FindPendingCancellations(Instant requestedUntil, int page, int size) implements OrderQuery {}

    /** The answer to a question for one order. */
    @Revision("2")
    record OrderAnswer(@Nullable OrderView order) {}

    /**
     * A page of orders.
     *
     * @param totalElements how many there are in all; how many there are at least if {@code totalIsAtLeast} says so, too,
     *     for processes of an earlier release, which know nothing else
     * @param totalIsAtLeast how many there are at least, where they were not counted to the end; null if they were. Since
     *     revision 3
     */
    @Revision("3")
    record OrderPage(
            List<OrderView> content,
            int page,
            int size,
            long totalElements,
            @Nullable Long totalIsAtLeast) {}
}
