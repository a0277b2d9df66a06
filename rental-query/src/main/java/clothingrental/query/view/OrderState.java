package clothingrental.query.view;

import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.OrderView.CancellationPart;
import clothingrental.api.order.OrderView.DeliveryPart;
import clothingrental.api.order.OrderView.TimelineEntry;
import clothingrental.api.order.RentalPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order and its deliveries. Each aggregate's events touch only its own part, so that it does not
 * matter which aggregate's events come first.
 *
 * @param order from the order's events; null while only deliveries are known
 * @param delivery from the events of the way to the customer
 * @param returnDelivery from the events of the way back: of the first return
 * @param updatedAt the latest moment of all
 * @param sequences the last sequence number of each aggregate, by its id
 * @param laterReturns from the events of the way back: of the returns after one that was taken back, by the delivery's
 *     id; null if there is none, as in all that was stored before there could be one
 */
public record OrderState(
        String orderId,
        @Nullable Ordered order,
        @Nullable DeliveryPart delivery,
        @Nullable DeliveryPart returnDelivery,
        Instant updatedAt,
        Map<String, Long> sequences,
        @Nullable Map<String, DeliveryPart> laterReturns) {

    /**
     * The order's own part.
     *
     * @param laterReturn the delivery of the return that was asked for last, if it is not the order's first
     */
    public record Ordered(
            String customerId,
            OrderStatus status,
            List<OrderLine> lines,
            RentalPeriod rentalPeriod,
            Instant placedAt,
            @Nullable CancellationPart cancellation,
            List<TimelineEntry> timeline,
            @Nullable String laterReturn) {}

    /** As customers see it; nothing as long as the order itself is unknown. */
    public Optional<OrderView> view() {
        return Optional.ofNullable(order)
                .map(known -> new OrderView(
                        orderId,
                        known.customerId(),
                        known.status(),
                        known.lines(),
                        known.rentalPeriod(),
                        known.placedAt(),
                        updatedAt,
                        delivery,
                        returnDeliveryOf(known.laterReturn()),
                        known.cancellation(),
                        known.timeline(),
                        version()));
    }

    /** How many events it is made of. Each aggregate counts its own from 0, so replicas and rebuilds count alike. */
    private long version() {
        return sequences.values().stream().mapToLong(last -> last + 1).sum();
    }

    private @Nullable DeliveryPart returnDeliveryOf(@Nullable String laterReturn) {
        if (laterReturn == null) {
            return returnDelivery;
        }
        return laterReturns == null ? null : laterReturns.get(laterReturn);
    }
}
