package clothingrental.standalone.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import clothingrental.api.order.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** What must be true after every interleaving, whatever happened in it (issue 4, proof 1). */
final class Promises {

    private final World world;
    private final String orderId;
    private final List<String> broken = new ArrayList<>();

    private Promises(World world, String orderId) {
        this.world = world;
        this.orderId = orderId;
    }

    /** The promises that are broken; none, if all is well. */
    static List<String> brokenIn(World world, String orderId) {
        var promises = new Promises(world, orderId);
        promises.check();
        return promises.broken;
    }

    private void check() {
        require(world.isSettled(), "everything comes to rest, every saga ends");
        require(count(OrderPlaced.class) == 1, "an order that is placed several times is placed once");
        anOrderIsCancelledOnlyIfItsDeliveryIs();
        aReturnIsTakenBackOnlyIfItsDeliveryIsCancelled();
        noDeliveryShipsAfterItWasCancelled();
        everyCancellationHasOneOutcome();
        everyWithdrawalHasOneOutcome();
        everyChangeIsNotifiedOnce();
        theOrderKnowsWhatItsDeliveriesKnow();
        theOrdersFactsAreItsDeliveries();
        require(world.mails.size() == mailed(world.history.events()), "nothing else is mailed");
        require(world.views.equalTheFoldOf(world.history.events()), "the views are the fold of the history");
    }

    private <E> Stream<E> payloads(Class<E> type) {
        return world.history.eventsOf(orderId).stream()
                .map(Message::getPayload)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private void anOrderIsCancelledOnlyIfItsDeliveryIs() {
        var cancelledDeliveries = new HashSet<String>();
        for (var event : world.history.eventsOf(orderId)) {
            switch (event.getPayload()) {
                case DeliveryCancelled cancelled -> cancelledDeliveries.add(cancelled.deliveryId());
                case OrderCancelled cancelled ->
                    require(
                            cancelledDeliveries.contains(Leg.OUTBOUND.deliveryIdOf(cancelled.orderId())),
                            "an order is cancelled only if its delivery is");
                default -> {}
            }
        }
    }

    private void aReturnIsTakenBackOnlyIfItsDeliveryIsCancelled() {
        var cancelledDeliveries = new HashSet<String>();
        var requestedReturns = new HashSet<String>();
        var moved = new HashSet<String>();
        for (var event : world.history.eventsOf(orderId)) {
            switch (event.getPayload()) {
                case DeliveryCancelled cancelled -> cancelledDeliveries.add(cancelled.deliveryId());
                case ReturnRequested requested ->
                    require(requestedReturns.add(requested.deliveryId()), "each return has a delivery of its own");
                case ReturnWithdrawn withdrawn -> {
                    require(
                            cancelledDeliveries.contains(withdrawn.deliveryId()),
                            "a return is taken back only if its delivery is cancelled");
                    require(!moved.contains(withdrawn.deliveryId()), "what was collected is not taken back");
                }
                case ReturnCollected collected -> moved.add(collected.deliveryId());
                case OrderReturned returned -> moved.add(returned.deliveryId());
                default -> {}
            }
        }
        require(
                count(ReturnRequested.class) <= count(ReturnWithdrawn.class) + 1,
                "another return is asked for only after the one before was taken back");
    }

    private void noDeliveryShipsAfterItWasCancelled() {
        var cancelled = new HashSet<String>();
        var shipped = new HashSet<String>();
        for (var event : world.history.eventsOf(orderId)) {
            if (event.getPayload() instanceof DeliveryCancelled delivery) {
                require(!shipped.contains(delivery.deliveryId()), "no delivery is cancelled after it was shipped");
                cancelled.add(delivery.deliveryId());
            } else if (event.getPayload() instanceof DeliveryShipped delivery) {
                shipped.add(delivery.deliveryId());
                require(!cancelled.contains(delivery.deliveryId()), "no delivery ships after it was cancelled");
            } else if (event.getPayload() instanceof DeliveryScheduled delivery) {
                require(!cancelled.contains(delivery.deliveryId()), "no cancelled delivery is scheduled");
            }
        }
    }

    private void everyCancellationHasOneOutcome() {
        var outcomes = Stream.concat(
                        payloads(OrderCancelled.class).map(OrderCancelled::cancellationId),
                        payloads(CancellationRejected.class).map(CancellationRejected::cancellationId))
                .collect(groupingBy(id -> id, counting()));
        var answers = answers();
        payloads(CancellationRequested.class).forEach(requested -> {
            require(
                    Objects.equals(outcomes.get(requested.cancellationId()), 1L),
                    "every cancellation ends in exactly one outcome");
            require(
                    Objects.equals(answers.get(requested.cancellationId()), 1L),
                    "every cancellation is answered by its delivery exactly once");
        });
        require(count(OrderCancelled.class) <= 1, "an order is cancelled at most once");
    }

    private void everyWithdrawalHasOneOutcome() {
        var outcomes = Stream.concat(
                        payloads(ReturnWithdrawn.class).map(ReturnWithdrawn::withdrawalId),
                        payloads(ReturnWithdrawalRejected.class).map(ReturnWithdrawalRejected::withdrawalId))
                .collect(groupingBy(id -> id, counting()));
        var answers = answers();
        payloads(ReturnWithdrawalRequested.class).forEach(requested -> {
            require(
                    Objects.equals(outcomes.get(requested.withdrawalId()), 1L),
                    "every return that is to be taken back ends in exactly one outcome");
            require(
                    Objects.equals(answers.get(requested.withdrawalId()), 1L),
                    "every return that is to be taken back is answered by its delivery exactly once");
        });
    }

    /** How often a delivery has answered, by what it was asked. */
    private Map<String, Long> answers() {
        return Stream.concat(
                        payloads(DeliveryCancelled.class).map(DeliveryCancelled::cancellationId),
                        payloads(DeliveryCancellationRefused.class).map(DeliveryCancellationRefused::cancellationId))
                .collect(groupingBy(id -> id, counting()));
    }

    private void everyChangeIsNotifiedOnce() {
        var changes = world.history.eventsOf(orderId).stream()
                .filter(event -> event.getPayload() instanceof OrderEvent happened && happened.isMailed())
                .map(Message::getIdentifier)
                .toList();
        var itsMails =
                world.mails.stream().filter(new HashSet<>(changes)::contains).toList();
        require(
                itsMails.size() == changes.size() && new HashSet<>(itsMails).equals(new HashSet<>(changes)),
                "what is to be mailed is notified exactly once");
        OrderStatus before = null;
        for (var event : payloads(OrderEvent.class).toList()) {
            require(
                    (event.visibleStatus() != before) == event.changesVisibleStatus(),
                    "an event says rightly whether the visible status changes");
            before = event.visibleStatus();
        }
    }

    private void theOrderKnowsWhatItsDeliveriesKnow() {
        var view = world.views.order(orderId);
        var status = view == null || view.order() == null ? null : view.order().status();
        if (status == null || status == OrderStatus.CANCELLED) {
            return;
        }
        var outbound = Leg.OUTBOUND.deliveryIdOf(orderId);
        // the return that is under way, or comes next
        var back = Leg.RETURN.deliveryIdOf(orderId, 1 + (int) count(ReturnWithdrawn.class));
        require(
                status == expected(outbound, back),
                "the order's status is what its deliveries say: " + status + ", not " + expected(outbound, back));
    }

    /** Whichever report came first, late or twice: in the end order, board and my page tell the same shipment. */
    private void theOrdersFactsAreItsDeliveries() {
        var atTheOrder = new HashMap<String, Facts>();
        payloads(OrderEvent.class).forEach(event -> {
            switch (event) {
                case OrderShipped shipped ->
                    atTheOrder.put(shipped.deliveryId(), new Facts(shipped.carrier(), shipped.trackingNumber()));
                case ReturnCollected collected ->
                    atTheOrder.put(collected.deliveryId(), new Facts(collected.carrier(), collected.trackingNumber()));
                case ShipmentDetailsCorrected corrected ->
                    atTheOrder.put(corrected.deliveryId(), new Facts(corrected.carrier(), corrected.trackingNumber()));
                default -> {}
            }
        });
        var atTheDeliveries = new HashMap<String, Facts>();
        payloads(DeliveryEvent.class).forEach(event -> {
            switch (event) {
                case DeliveryShipped shipped ->
                    atTheDeliveries.put(shipped.deliveryId(), new Facts(shipped.carrier(), shipped.trackingNumber()));
                case ShipmentCorrected corrected ->
                    atTheDeliveries.put(
                            corrected.deliveryId(), new Facts(corrected.carrier(), corrected.trackingNumber()));
                default -> {}
            }
        });
        require(atTheOrder.equals(atTheDeliveries), "the order's facts of its shipments are its deliveries'");
        var corrections = payloads(ShipmentDetailsCorrected.class)
                .map(corrected -> corrected.deliveryId() + "#" + corrected.correction())
                .toList();
        require(
                corrections.size() == new HashSet<>(corrections).size(),
                "each correction is recorded on the order at most once");
    }

    private record Facts(@Nullable String carrier, @Nullable String trackingNumber) {}

    private OrderStatus expected(String outbound, String back) {
        if (completed(back)) {
            return OrderStatus.RETURNED;
        }
        if (shipped(back)) {
            return OrderStatus.RETURNING;
        }
        if (count(ReturnRequested.class) > count(ReturnWithdrawn.class)) {
            return OrderStatus.RETURN_REQUESTED;
        }
        if (completed(outbound)) {
            return OrderStatus.DELIVERED;
        }
        return shipped(outbound) ? OrderStatus.SHIPPED : OrderStatus.PREPARING;
    }

    private boolean shipped(String deliveryId) {
        return payloads(DeliveryShipped.class)
                .anyMatch(event -> event.deliveryId().equals(deliveryId));
    }

    private boolean completed(String deliveryId) {
        return payloads(DeliveryCompleted.class)
                .anyMatch(event -> event.deliveryId().equals(deliveryId));
    }

    private static long mailed(List<? extends Message<?>> events) {
        return events.stream()
                .filter(event -> event.getPayload() instanceof OrderEvent happened && happened.isMailed())
                .count();
    }

    private long count(Class<?> type) {
        return payloads(type).count();
    }

    private void require(boolean kept, String promise) {
        if (!kept) {
            broken.add(promise);
        }
    }
}
