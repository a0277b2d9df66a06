package clothingrental.query.view;

import static clothingrental.api.order.OrderView.CancellationOutcome.CONFIRMED;
import static clothingrental.api.order.OrderView.CancellationOutcome.REJECTED;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.PreparationStarted;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import clothingrental.api.order.OrderView.CancellationOutcome;
import clothingrental.api.order.OrderView.CancellationPart;
import clothingrental.api.order.OrderView.DeliveryPart;
import clothingrental.api.order.OrderView.TimelineEntry;
import clothingrental.query.view.OrderState.Ordered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order with its deliveries, as my page and support see it. */
public final class OrdersView implements SingleDocumentView<OrderState> {

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Optional<String> documentOf(Object event) {
        return switch (event) {
            case OrderEvent happened -> Optional.of(happened.orderId());
            case DeliveryEvent happened -> Optional.of(happened.orderId());
            default -> Optional.empty();
        };
    }

    @Override
    public OrderState evolve(@Nullable OrderState before, SequencedEvent happened) {
        var state = before != null
                ? before
                : new OrderState(
                        documentOf(happened.event()).orElseThrow(), null, null, null, Instant.EPOCH, Map.of(), null);
        if (happened.sequence() <= state.sequences().getOrDefault(happened.aggregateId(), -1L)) {
            return state;
        }
        var order = state.order();
        var delivery = state.delivery();
        var returnDelivery = state.returnDelivery();
        var laterReturns = state.laterReturns();
        switch (happened.event()) {
            case OrderEvent event -> order = evolve(order, event, happened.at());
            case DeliveryEvent event -> {
                switch (event.leg()) {
                    case OUTBOUND -> delivery = evolve(delivery, event);
                    case RETURN -> {
                        if (isFirstReturn(event.orderId(), event.deliveryId())) {
                            returnDelivery = evolve(returnDelivery, event);
                        } else {
                            laterReturns = evolve(laterReturns, event);
                        }
                    }
                }
            }
            default -> throw new IllegalArgumentException("no event of an order: " + happened.event());
        }
        return new OrderState(
                state.orderId(),
                order,
                delivery,
                returnDelivery,
                latest(state.updatedAt(), happened.at()),
                with(state.sequences(), happened),
                laterReturns);
    }

    private static boolean isFirstReturn(String orderId, String deliveryId) {
        return deliveryId.equals(Leg.RETURN.deliveryIdOf(orderId));
    }

    private static Map<String, DeliveryPart> evolve(@Nullable Map<String, DeliveryPart> before, DeliveryEvent event) {
        var parts = before == null ? new HashMap<String, DeliveryPart>() : new HashMap<>(before);
        var part = evolve(parts.get(event.deliveryId()), event);
        if (part != null) {
            parts.put(event.deliveryId(), part);
        }
        return Map.copyOf(parts);
    }

    private static Ordered evolve(@Nullable Ordered before, OrderEvent event, Instant at) {
        if (event instanceof OrderPlaced placed) {
            return new Ordered(
                    placed.customerId(),
                    placed.visibleStatus(),
                    placed.lines(),
                    placed.rentalPeriod(),
                    at,
                    null,
                    List.of(new TimelineEntry(placed.visibleStatus(), at)),
                    null);
        }
        var order = Objects.requireNonNull(before, "an order begins with OrderPlaced");
        return new Ordered(
                order.customerId(),
                event.visibleStatus(),
                order.lines(),
                order.rentalPeriod(),
                order.placedAt(),
                cancellation(order.cancellation(), event, at),
                event.changesVisibleStatus()
                        ? with(order.timeline(), new TimelineEntry(event.visibleStatus(), at))
                        : order.timeline(),
                laterReturn(order.laterReturn(), event));
    }

    private static @Nullable String laterReturn(@Nullable String before, OrderEvent event) {
        return event instanceof ReturnRequested requested && !isFirstReturn(requested.orderId(), requested.deliveryId())
                ? requested.deliveryId()
                : before;
    }

    private static @Nullable CancellationPart cancellation(
            @Nullable CancellationPart before, OrderEvent event, Instant at) {
        return switch (event) {
            case CancellationRequested requested -> new CancellationPart(requested.reason(), at, null, null);
            case OrderCancelled decided -> decided(before, CONFIRMED, at);
            case CancellationRejected decided -> decided(before, REJECTED, at);
            case OrderPlaced placed -> before;
            case PreparationStarted started -> before;
            case OrderShipped shipped -> before;
            case ShipmentDetailsCorrected corrected -> before;
            case OrderDelivered delivered -> before;
            case ReturnRequested requested -> before;
            case ReturnWithdrawalRequested requested -> before;
            case ReturnWithdrawn withdrawn -> before;
            case ReturnWithdrawalRejected rejected -> before;
            case ReturnCollected collected -> before;
            case OrderReturned returned -> before;
        };
    }

    private static CancellationPart decided(
            @Nullable CancellationPart pending, CancellationOutcome outcome, Instant at) {
        var requested = Objects.requireNonNull(pending, "only what was requested is decided");
        return new CancellationPart(requested.reason(), requested.requestedAt(), outcome, at);
    }

    private static @Nullable DeliveryPart evolve(@Nullable DeliveryPart before, DeliveryEvent event) {
        return switch (event) {
            case DeliveryScheduled scheduled ->
                new DeliveryPart(scheduled.deliveryId(), DeliveryStatus.SCHEDULED, null, null);
            case DeliveryShipped shipped ->
                new DeliveryPart(
                        shipped.deliveryId(), DeliveryStatus.SHIPPED, shipped.carrier(), shipped.trackingNumber());
            case ShipmentCorrected corrected ->
                new DeliveryPart(
                        corrected.deliveryId(),
                        before == null ? DeliveryStatus.SHIPPED : before.status(),
                        corrected.carrier(),
                        corrected.trackingNumber());
            case DeliveryCompleted completed ->
                new DeliveryPart(
                        completed.deliveryId(),
                        DeliveryStatus.COMPLETED,
                        before == null ? null : before.carrier(),
                        before == null ? null : before.trackingNumber());
            case DeliveryCancelled cancelled ->
                new DeliveryPart(cancelled.deliveryId(), DeliveryStatus.CANCELLED, null, null);
            case DeliveryCancellationRefused refused -> before;
        };
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static <T> List<T> with(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static Map<String, Long> with(Map<String, Long> sequences, SequencedEvent happened) {
        var more = new HashMap<>(sequences);
        more.put(happened.aggregateId(), happened.sequence());
        return Map.copyOf(more);
    }
}
