package clothingrental.api.order;

import clothingrental.api.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An order as the customer sees it on my page, and support on theirs.
 *
 * @param customerId the pseudonymous id
 * @param updatedAt when the latest event of the order or of one of its deliveries happened
 * @param delivery the way to the customer, once the delivery team has it
 * @param returnDelivery the way back, of the return that was asked for last, once the delivery team has it
 * @param cancellation the latest cancellation that was asked for
 * @param timeline one entry for each change of the visible status, oldest first
 * @param version how many events of the order and its deliveries the view contains: the same wherever and whenever it
 *     is made of the same events, higher with each one more; since revision 2
 */
@Revision("2")
public record OrderView(
        String orderId,
        String customerId,
        OrderStatus status,
        List<OrderLine> lines,
        RentalPeriod rentalPeriod,
        Instant placedAt,
        Instant updatedAt,
        @Nullable DeliveryPart delivery,
        @Nullable DeliveryPart returnDelivery,
        @Nullable CancellationPart cancellation,
        List<TimelineEntry> timeline,
        @Nullable Long version) {

    /** Where a delivery of the order stands; carrier and tracking number once it is shipped. */
    public record DeliveryPart(
            String deliveryId,
            DeliveryStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber) {}

    /** The cancellation that was asked for; outcome and moment are null while it is pending. */
    public record CancellationPart(
            CancellationReason reason,
            Instant requestedAt,
            @Nullable CancellationOutcome outcome,
            @Nullable Instant decidedAt) {}

    /** How a cancellation ended. */
    public enum CancellationOutcome {
        CONFIRMED,
        REJECTED
    }

    /** From {@code at} on the order's visible status was {@code status}. */
    public record TimelineEntry(OrderStatus status, Instant at) {}
}
