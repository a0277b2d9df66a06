package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderRefusalCode.CANCELLATION_UNKNOWN;
import static clothingrental.api.order.OrderRefusalCode.CONTACT_MISSING;
import static clothingrental.api.order.OrderRefusalCode.IDEMPOTENCY_KEY_REUSED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_ALREADY_RETURNED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_ALREADY_SHIPPED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_CANCELLED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_DELIVERED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_FOUND;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_RETURNING;
import static clothingrental.api.order.OrderRefusalCode.RETURN_WITHDRAWAL_PENDING;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.ordering.order.model.OrderProgress.DELIVERED;
import static clothingrental.ordering.order.model.OrderProgress.PLACED;
import static clothingrental.ordering.order.model.OrderProgress.PREPARING;
import static clothingrental.ordering.order.model.OrderProgress.RETURNED;
import static clothingrental.ordering.order.model.OrderProgress.RETURNING;
import static clothingrental.ordering.order.model.OrderProgress.RETURN_REQUESTED;
import static clothingrental.ordering.order.model.OrderProgress.SHIPPED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
import clothingrental.api.order.OrderCommand.CustomerCommand;
import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderCommand.RecordCollection;
import clothingrental.api.order.OrderCommand.RecordDelivery;
import clothingrental.api.order.OrderCommand.RecordPreparation;
import clothingrental.api.order.OrderCommand.RecordReturn;
import clothingrental.api.order.OrderCommand.RecordShipment;
import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import clothingrental.api.order.OrderCommand.RejectCancellation;
import clothingrental.api.order.OrderCommand.RejectReturnWithdrawal;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
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
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A customer's order. It keeps two things apart: its progress, which goes forward but for a return that is taken back,
 * and its cancellation, which waits for the delivery's answer while the progress may go on behind it.
 */
@Aggregate(cache = "orderCache")
class Order {

    @AggregateIdentifier
    private String orderId;

    private String customerId;
    private List<OrderLine> lines;
    private RentalPeriod rentalPeriod;
    private String requestHash;
    private OrderProgress progress;
    private final Shipments shipments = new Shipments();
    private boolean cancelled;
    private final Decision cancellation = new Decision();

    /** Of the return that is under way, or comes next. */
    private int returnNumber = 1;

    private final Decision withdrawal = new Decision();

    @SuppressWarnings("NullAway.Init") // Axon's: every field is set by OrderPlaced, the first event
    Order() {}

    // ---- placing

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void place(PlaceOrder command, OrderLimits rules) {
        if (isPlaced()) {
            requireSameRequest(command);
            return;
        }
        var broken = rules.brokenBy(command);
        if (!broken.isEmpty()) {
            throw new OrderRefused(broken);
        }
        if (!command.contactOnFile()) {
            throw new OrderRefused(CONTACT_MISSING);
        }
        apply(new OrderPlaced(
                command.orderId(),
                command.customerId(),
                command.lines(),
                command.rentalPeriod(),
                command.requestHash()));
    }

    private void requireSameRequest(PlaceOrder command) {
        if (!customerId.equals(command.customerId()) || !requestHash.equals(command.requestHash())) {
            throw new OrderRefused(IDEMPOTENCY_KEY_REUSED);
        }
    }

    // ---- cancellation

    @CommandHandler
    OrderStatus requestCancellation(RequestCancellation command) {
        requireOwner(command);
        if (cancelled || cancellation.isPending()) {
            return visibleStatus();
        }
        if (hasReached(SHIPPED)) {
            throw new OrderRefused(ORDER_ALREADY_SHIPPED);
        }
        apply(new CancellationRequested(orderId, customerId, command.cancellationId(), command.reason()));
        return visibleStatus();
    }

    @CommandHandler
    void confirmCancellation(ConfirmCancellation command) {
        if (isStillToDecide(cancellation, command.cancellationId())) {
            apply(new OrderCancelled(orderId, customerId, command.cancellationId()));
        }
    }

    @CommandHandler
    void rejectCancellation(RejectCancellation command) {
        if (isStillToDecide(cancellation, command.cancellationId())) {
            takeOver(command);
            apply(new CancellationRejected(
                    orderId,
                    customerId,
                    command.cancellationId(),
                    Leg.OUTBOUND.deliveryIdOf(orderId),
                    progress.visibleStatus()));
        }
    }

    /** The refusal may arrive before the shipment's own report: then the order learns of it here. */
    private void takeOver(RejectCancellation command) {
        var deliveryId = Leg.OUTBOUND.deliveryIdOf(orderId);
        if (!hasReached(SHIPPED)) {
            apply(new OrderShipped(
                    orderId,
                    customerId,
                    deliveryId,
                    command.carrier(),
                    command.trackingNumber(),
                    visibleStatusAt(SHIPPED)));
        }
        if (command.deliveryStatus() == DeliveryStatus.COMPLETED && !hasReached(DELIVERED)) {
            apply(new OrderDelivered(orderId, customerId, deliveryId, visibleStatusAt(DELIVERED)));
        }
    }

    private static boolean isStillToDecide(Decision decision, String requestId) {
        if (decision.isMade(requestId)) {
            return false;
        }
        if (!decision.isPending(requestId)) {
            throw new OrderRefused(CANCELLATION_UNKNOWN);
        }
        return true;
    }

    // ---- the way to the customer

    @CommandHandler
    void recordPreparation(RecordPreparation command) {
        if (goesForwardTo(PREPARING)) {
            apply(new PreparationStarted(orderId, customerId, command.deliveryId(), visibleStatusAt(PREPARING)));
        }
    }

    @CommandHandler
    void recordShipment(RecordShipment command) {
        if (goesForwardTo(SHIPPED)) {
            apply(new OrderShipped(
                    orderId,
                    customerId,
                    command.deliveryId(),
                    command.carrier(),
                    command.trackingNumber(),
                    visibleStatusAt(SHIPPED)));
        }
    }

    @CommandHandler
    void recordDelivery(RecordDelivery command) {
        if (goesForwardTo(DELIVERED)) {
            apply(new OrderDelivered(orderId, customerId, command.deliveryId(), visibleStatusAt(DELIVERED)));
        }
    }

    // ---- the way back

    @CommandHandler
    OrderStatus requestReturn(RequestReturn command) {
        requireOwner(command);
        if (cancelled) {
            throw new OrderRefused(ORDER_CANCELLED);
        }
        if (!hasReached(DELIVERED)) {
            throw new OrderRefused(ORDER_NOT_DELIVERED);
        }
        if (hasReached(RETURNED)) {
            throw new OrderRefused(ORDER_ALREADY_RETURNED);
        }
        if (progress == RETURN_REQUESTED && withdrawal.isPending()) {
            throw new OrderRefused(RETURN_WITHDRAWAL_PENDING);
        }
        if (goesForwardTo(RETURN_REQUESTED)) {
            apply(new ReturnRequested(
                    orderId, customerId, returnDelivery(), lines, rentalPeriod, visibleStatusAt(RETURN_REQUESTED)));
        }
        return visibleStatus();
    }

    @CommandHandler
    OrderStatus requestReturnWithdrawal(RequestReturnWithdrawal command) {
        requireOwner(command);
        if (withdrawal.isMade(command.withdrawalId()) || isReturnWithdrawn()) {
            return visibleStatus();
        }
        if (progress != RETURN_REQUESTED) {
            throw new OrderRefused(ORDER_NOT_RETURNING);
        }
        if (!withdrawal.isPending()) {
            apply(new ReturnWithdrawalRequested(
                    orderId, customerId, command.withdrawalId(), returnDelivery(), visibleStatus()));
        }
        return visibleStatus();
    }

    @CommandHandler
    void confirmReturnWithdrawal(ConfirmReturnWithdrawal command) {
        if (isStillToDecide(withdrawal, command.withdrawalId())) {
            apply(new ReturnWithdrawn(
                    orderId, customerId, command.withdrawalId(), returnDelivery(), visibleStatusAt(DELIVERED)));
        }
    }

    @CommandHandler
    void rejectReturnWithdrawal(RejectReturnWithdrawal command) {
        if (isStillToDecide(withdrawal, command.withdrawalId())) {
            collected(returnDelivery(), command.carrier(), command.trackingNumber());
            if (command.deliveryStatus() == DeliveryStatus.COMPLETED) {
                returned(returnDelivery());
            }
            apply(new ReturnWithdrawalRejected(
                    orderId, customerId, command.withdrawalId(), returnDelivery(), visibleStatus()));
        }
    }

    @CommandHandler
    void recordCollection(RecordCollection command) {
        collected(command.deliveryId(), command.carrier(), command.trackingNumber());
    }

    @CommandHandler
    void recordReturn(RecordReturn command) {
        returned(command.deliveryId());
    }

    /** What becomes of a return that was taken back does not move the one after it. */
    private void collected(String deliveryId, String carrier, String trackingNumber) {
        if (goesForwardTo(RETURNING) && deliveryId.equals(returnDelivery())) {
            apply(new ReturnCollected(
                    orderId, customerId, deliveryId, carrier, trackingNumber, visibleStatusAt(RETURNING)));
        }
    }

    private void returned(String deliveryId) {
        if (goesForwardTo(RETURNED) && deliveryId.equals(returnDelivery())) {
            apply(new OrderReturned(orderId, customerId, deliveryId, visibleStatusAt(RETURNED)));
        }
    }

    private String returnDelivery() {
        return Leg.RETURN.deliveryIdOf(orderId, returnNumber);
    }

    /** Whether the order is delivered again, and no other return was asked for. */
    private boolean isReturnWithdrawn() {
        return returnNumber > 1 && progress == DELIVERED;
    }

    // ---- either way

    @CommandHandler
    void recordShipmentCorrection(RecordShipmentCorrection command) {
        if (shipments.areCorrectedBy(command)) {
            apply(new ShipmentDetailsCorrected(
                    orderId,
                    customerId,
                    command.deliveryId(),
                    command.leg(),
                    command.correction(),
                    command.carrier(),
                    command.trackingNumber(),
                    visibleStatus()));
        }
    }

    // ---- what the rules speak of

    private boolean isPlaced() {
        return customerId != null;
    }

    /** Another customer's order answers as if it did not exist. */
    private void requireOwner(CustomerCommand command) {
        if (!isPlaced() || !customerId.equals(command.customerId())) {
            throw new OrderRefused(ORDER_NOT_FOUND);
        }
    }

    private boolean hasReached(OrderProgress step) {
        return progress.hasReached(step);
    }

    private boolean goesForwardTo(OrderProgress step) {
        return !cancelled && !hasReached(step);
    }

    private OrderStatus visibleStatus() {
        return cancelled ? CANCELLED : visibleStatusAt(progress);
    }

    private OrderStatus visibleStatusAt(OrderProgress step) {
        return cancellation.isPending() ? CANCELLATION_REQUESTED : step.visibleStatus();
    }

    // ---- what has happened

    @EventSourcingHandler
    void on(OrderPlaced event) {
        orderId = event.orderId();
        customerId = event.customerId();
        lines = event.lines();
        rentalPeriod = event.rentalPeriod();
        requestHash = event.requestHash();
        progress = PLACED;
    }

    @EventSourcingHandler
    void on(CancellationRequested event) {
        cancellation.requested(event.cancellationId());
    }

    @EventSourcingHandler
    void on(OrderCancelled event) {
        cancelled = true;
        cancellation.made(event.cancellationId());
    }

    @EventSourcingHandler
    void on(CancellationRejected event) {
        cancellation.made(event.cancellationId());
    }

    @EventSourcingHandler
    void on(PreparationStarted event) {
        progress = PREPARING;
    }

    @EventSourcingHandler
    void on(OrderShipped event) {
        progress = SHIPPED;
        shipments.shipped(event.deliveryId(), event.carrier(), event.trackingNumber());
    }

    @EventSourcingHandler
    void on(OrderDelivered event) {
        progress = DELIVERED;
    }

    @EventSourcingHandler
    void on(ReturnRequested event) {
        progress = RETURN_REQUESTED;
    }

    @EventSourcingHandler
    void on(ReturnWithdrawalRequested event) {
        withdrawal.requested(event.withdrawalId());
    }

    /** The only event that turns the progress back. */
    @EventSourcingHandler
    void on(ReturnWithdrawn event) {
        progress = DELIVERED;
        returnNumber++;
        withdrawal.made(event.withdrawalId());
    }

    @EventSourcingHandler
    void on(ReturnWithdrawalRejected event) {
        withdrawal.made(event.withdrawalId());
    }

    @EventSourcingHandler
    void on(ReturnCollected event) {
        progress = RETURNING;
        shipments.shipped(event.deliveryId(), event.carrier(), event.trackingNumber());
    }

    @EventSourcingHandler
    void on(OrderReturned event) {
        progress = RETURNED;
    }

    @EventSourcingHandler
    void on(ShipmentDetailsCorrected event) {
        shipments.corrected(event.deliveryId(), event.correction(), event.carrier(), event.trackingNumber());
    }

    /** A delivery's id was taken for an order's. Axon wants the identity all the same; that it is none, the rules say. */
    @EventSourcingHandler
    void on(DeliveryEvent aDeliverys) {
        orderId = aDeliverys.deliveryId();
    }
}
