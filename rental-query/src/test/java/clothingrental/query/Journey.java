package clothingrental.query;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
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
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.RentalPeriod;
import clothingrental.query.view.SequencedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to one order and its deliveries: each step is recorded a minute after the one before, with the next
 * sequence number of its aggregate.
 */
public final class Journey {

    public static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    public static final String ALICE = "alice";
    public static final String BOB = "bob";
    public static final Instant START = Instant.parse("2026-03-10T03:00:00.123Z");
    public static final Duration STEP = Duration.ofMinutes(1);
    public static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 2), new OrderLine("norigae.7", 1));
    public static final RentalPeriod PERIOD =
            new RentalPeriod(LocalDate.parse("2026-03-12"), LocalDate.parse("2026-03-18"));
    public static final String CARRIER = "Seoul Express";
    public static final String TRACKING = "SE-2026-0001";
    public static final String RETURN_TRACKING = "SE-2026-0002";
    public static final String RIGHT_CARRIER = "Hanjin";
    public static final String RIGHT_TRACKING = "HJ-2026-0003";
    public static final String WITHDRAWAL = "withdrawal-1";
    public static final String CANCELLATION = "cancellation-1";
    public static final CancellationReason REASON = CancellationReason.WRONG_SIZE;

    private final String orderId;
    private final String customerId;
    private final List<SequencedEvent> history = new ArrayList<>();
    private final Map<String, Long> nextSequence = new HashMap<>();
    private Instant now;
    private int returnNumber = 1;

    private Journey(String orderId, String customerId, Instant start) {
        this.orderId = orderId;
        this.customerId = customerId;
        this.now = start;
    }

    // ---- whose, and since when

    public static Journey ofAnOrder() {
        return ofOrder(ORDER, ALICE, START);
    }

    public static Journey ofOrder(String orderId, String customerId, Instant start) {
        return new Journey(orderId, customerId, start);
    }

    // ---- whole journeys

    /** To the customer and back again. */
    public Journey thereAndBack() {
        return placed().scheduled(OUTBOUND)
                .preparing(PREPARING)
                .shippedByTheTeam(OUTBOUND)
                .shipped(SHIPPED)
                .completedByTheTeam(OUTBOUND)
                .delivered(DELIVERED)
                .returnRequested()
                .scheduled(RETURN)
                .shippedByTheTeam(RETURN)
                .returnCollected()
                .completedByTheTeam(RETURN)
                .returned();
    }

    /** The shipment is reported wrongly, and corrected while it is under way. */
    public Journey corrected() {
        return placed().scheduled(OUTBOUND)
                .preparing(PREPARING)
                .shippedByTheTeam(OUTBOUND)
                .shipped(SHIPPED)
                .correctedByTheTeam(OUTBOUND)
                .shipmentCorrected(OUTBOUND, SHIPPED)
                .completedByTheTeam(OUTBOUND)
                .delivered(DELIVERED);
    }

    /** A return is asked for by mistake and taken back; later there is another one. */
    public Journey returnTakenBack() {
        return placed().delivered(DELIVERED)
                .returnRequested()
                .scheduled(RETURN)
                .returnWithdrawalRequested()
                .returnDeliveryCancelled()
                .returnWithdrawn()
                .returnRequested()
                .scheduled(RETURN)
                .shippedByTheTeam(RETURN)
                .returnCollected();
    }

    /** The garments have been collected before the return is taken back. */
    public Journey returnTakenBackTooLate() {
        return placed().delivered(DELIVERED)
                .returnRequested()
                .scheduled(RETURN)
                .returnWithdrawalRequested()
                .shippedByTheTeam(RETURN)
                .returnDeliveryNotCancelled()
                .returnCollected()
                .returnWithdrawalRejected(RETURNING);
    }

    /** Cancelled in time. */
    public Journey cancelledInTime() {
        return placed().scheduled(OUTBOUND)
                .preparing(PREPARING)
                .cancellationRequested(CANCELLATION)
                .deliveryCancelled(CANCELLATION)
                .cancelled(CANCELLATION);
    }

    /** Cancelled before the delivery team has heard of it. */
    public Journey cancelledBeforeTheDeliveryWasKnown() {
        return placed().cancellationRequested(CANCELLATION)
                .deliveryCancelled(CANCELLATION)
                .cancelled(CANCELLATION);
    }

    /** The cancellation comes too late, and the order gets where it was going. */
    public Journey cancellationTooLate() {
        return placed().scheduled(OUTBOUND)
                .preparing(PREPARING)
                .cancellationRequested(CANCELLATION)
                .shippedByTheTeam(OUTBOUND)
                .cancellationRefused(CANCELLATION, DeliveryStatus.SHIPPED)
                .shipped(CANCELLATION_REQUESTED)
                .completedByTheTeam(OUTBOUND)
                .delivered(CANCELLATION_REQUESTED)
                .cancellationRejected(CANCELLATION, DELIVERED);
    }

    // ---- the order's steps

    public Journey placed() {
        return then(new OrderPlaced(orderId, customerId, LINES, PERIOD, "a1b2c3"));
    }

    public Journey preparing(OrderStatus visible) {
        return then(new PreparationStarted(orderId, customerId, deliveryId(OUTBOUND), visible));
    }

    public Journey shipped(OrderStatus visible) {
        return then(new OrderShipped(orderId, customerId, deliveryId(OUTBOUND), CARRIER, TRACKING, visible));
    }

    public Journey shipmentCorrected(Leg leg, OrderStatus visible) {
        return then(new ShipmentDetailsCorrected(
                orderId, customerId, deliveryId(leg), leg, 1, RIGHT_CARRIER, RIGHT_TRACKING, visible));
    }

    public Journey delivered(OrderStatus visible) {
        return then(new OrderDelivered(orderId, customerId, deliveryId(OUTBOUND), visible));
    }

    public Journey returnRequested() {
        return then(new ReturnRequested(orderId, customerId, deliveryId(RETURN), LINES, PERIOD, RETURN_REQUESTED));
    }

    public Journey returnWithdrawalRequested() {
        return then(
                new ReturnWithdrawalRequested(orderId, customerId, WITHDRAWAL, deliveryId(RETURN), RETURN_REQUESTED));
    }

    /** The next return is another one. */
    public Journey returnWithdrawn() {
        then(new ReturnWithdrawn(orderId, customerId, WITHDRAWAL, deliveryId(RETURN), DELIVERED));
        returnNumber++;
        return this;
    }

    public Journey returnWithdrawalRejected(OrderStatus visible) {
        return then(new ReturnWithdrawalRejected(orderId, customerId, WITHDRAWAL, deliveryId(RETURN), visible));
    }

    public Journey returnCollected() {
        return then(new ReturnCollected(orderId, customerId, deliveryId(RETURN), CARRIER, RETURN_TRACKING, RETURNING));
    }

    public Journey returned() {
        return then(new OrderReturned(orderId, customerId, deliveryId(RETURN), RETURNED));
    }

    public Journey cancellationRequested(String cancellationId) {
        return then(new CancellationRequested(orderId, customerId, cancellationId, REASON));
    }

    public Journey cancelled(String cancellationId) {
        return then(new OrderCancelled(orderId, customerId, cancellationId));
    }

    public Journey cancellationRejected(String cancellationId, OrderStatus visible) {
        return then(new CancellationRejected(orderId, customerId, cancellationId, deliveryId(OUTBOUND), visible));
    }

    // ---- the deliveries' steps

    public Journey scheduled(Leg leg) {
        return then(new DeliveryScheduled(deliveryId(leg), orderId, leg, customerId, LINES, PERIOD));
    }

    public Journey shippedByTheTeam(Leg leg) {
        return then(new DeliveryShipped(
                deliveryId(leg), orderId, leg, CARRIER, leg == OUTBOUND ? TRACKING : RETURN_TRACKING));
    }

    public Journey correctedByTheTeam(Leg leg) {
        return then(new ShipmentCorrected(deliveryId(leg), orderId, leg, 1, RIGHT_CARRIER, RIGHT_TRACKING));
    }

    public Journey completedByTheTeam(Leg leg) {
        return then(new DeliveryCompleted(deliveryId(leg), orderId, leg));
    }

    public Journey deliveryCancelled(String cancellationId) {
        return then(new DeliveryCancelled(deliveryId(OUTBOUND), orderId, OUTBOUND, cancellationId));
    }

    public Journey returnDeliveryCancelled() {
        return then(new DeliveryCancelled(deliveryId(RETURN), orderId, RETURN, WITHDRAWAL));
    }

    public Journey returnDeliveryNotCancelled() {
        return then(new DeliveryCancellationRefused(
                deliveryId(RETURN), orderId, RETURN, WITHDRAWAL, DeliveryStatus.SHIPPED, CARRIER, RETURN_TRACKING));
    }

    public Journey cancellationRefused(String cancellationId, DeliveryStatus status) {
        return then(new DeliveryCancellationRefused(
                deliveryId(OUTBOUND), orderId, OUTBOUND, cancellationId, status, CARRIER, TRACKING));
    }

    private Journey then(OrderEvent event) {
        return then(event.orderId(), event);
    }

    private Journey then(DeliveryEvent event) {
        return then(event.deliveryId(), event);
    }

    private Journey then(String aggregateId, Object event) {
        history.add(new SequencedEvent(event, aggregateId, nextSequence.merge(aggregateId, 1L, Long::sum) - 1, now));
        now = now.plus(STEP);
        return this;
    }

    // ---- what there is to tell

    public String orderId() {
        return orderId;
    }

    public String deliveryId(Leg leg) {
        return leg == RETURN ? leg.deliveryIdOf(orderId, returnNumber) : leg.deliveryIdOf(orderId);
    }

    /** When the step of this number was recorded, from 0. */
    public static Instant step(int number) {
        return START.plus(STEP.multipliedBy(number));
    }

    /** All that happened, in the order it happened. */
    public List<SequencedEvent> history() {
        return List.copyOf(history);
    }

    /** What happened to one of the deliveries. */
    public List<SequencedEvent> historyOf(Leg leg) {
        return history.stream()
                .filter(happened -> happened.aggregateId().equals(deliveryId(leg)))
                .toList();
    }
}
