package clothingrental.api.delivery;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What can be asked about deliveries. Answered by rental-query. */
public sealed interface DeliveryQuery {

    /** One delivery; answered with {@link DeliveryAnswer}. */
    record FindDelivery(String deliveryId) implements DeliveryQuery {}

    /**
     * A page of the board, oldest first; answered with {@link DeliveryPage}.
     *
     * @param status only these, or all when null
     * @param leg only these, or both when null
     * @param page from 0
     * @param size 1 to 100
     */
    record FindDeliveries(
            @Nullable DeliveryStatus status, @Nullable Leg leg, int page, int size) implements DeliveryQuery {}

    /**
     * What follows a position on the board, oldest first; answered with {@link DeliveryPage}. It is a query of its own and not
     * another form of {@link FindDeliveries}: a process of an earlier release would ignore the position and answer
     * from the beginning; of this query it has no handler.
     *
     * @param status only these, or all when null
     * @param leg only these, or both when null
     * @param scheduledAt of the delivery after which the page begins, whether or not it is on the board still
     * @param deliveryId of that delivery
     * @param size 1 to 100
     */
    record FindDeliveriesAfter(
            @Nullable DeliveryStatus status, @Nullable Leg leg, Instant scheduledAt, String deliveryId, int size)
            implements DeliveryQuery {}

    /** The answer to a question for one delivery. */
    record DeliveryAnswer(@Nullable DeliveryView delivery) {}

    /**
     * A page of deliveries.
     *
     * @param page its number; 0 if it was asked for by a position
     * @param totalElements how many there are in all, whatever the page begins with; how many there are at least if
     *     {@code totalIsAtLeast} says so, too, for processes of an earlier release, which know nothing else
     * @param totalIsAtLeast how many there are at least, where they were not counted to the end; null if they were. Since
     *     revision 2
     */
    @Revision("2")
    record DeliveryPage(
            List<DeliveryView> content,
            int page,
            int size,
            long totalElements,
            @Nullable Long totalIsAtLeast) {}
}
