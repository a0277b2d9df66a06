package clothingrental.ordering;

import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
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
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One order of alice's: what is asked of it, what happens to it, and its history up to any step of its journey. */
public final class OrderMother {

    public static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    public static final String ALICE = "alice";
    public static final String BOB = "bob";
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    public static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 2), new OrderLine("norigae.7", 1));
    public static final RentalPeriod PERIOD = new RentalPeriod(TODAY, TODAY.plusDays(6));
    public static final String REQUEST_HASH = "a1b2c3";
    public static final String CANCELLATION = "cancellation-1";
    public static final String OTHER_CANCELLATION = "cancellation-2";
    public static final CancellationReason REASON = CancellationReason.WRONG_SIZE;
    public static final String OUTBOUND_DELIVERY = Leg.OUTBOUND.deliveryIdOf(ORDER);
    public static final String RETURN_DELIVERY = Leg.RETURN.deliveryIdOf(ORDER);
    public static final String SECOND_RETURN_DELIVERY = Leg.RETURN.deliveryIdOf(ORDER, 2);
    public static final String WITHDRAWAL = "withdrawal-1";
    public static final String OTHER_WITHDRAWAL = "withdrawal-2";
    public static final String CARRIER = "Seoul Express";
    public static final String TRACKING = "SE-2026-0001";
    public static final String RETURN_TRACKING = "SE-2026-0002";

    public static final String RIGHT_CARRIER = "Hanjin";
    public static final String RIGHT_TRACKING = "HJ-2026-0003";

    private OrderMother() {}

    // ---- what is asked of it

    public static PlaceOrder placeOrder() {
        return placeOrder(LINES, PERIOD);
    }

    public static PlaceOrder placeOrder(List<OrderLine> lines, RentalPeriod period) {
        return new PlaceOrder(ORDER, ALICE, lines, period, REQUEST_HASH, true);
    }

    public static RequestCancellation requestCancellation() {
        return new RequestCancellation(ORDER, ALICE, CANCELLATION, REASON);
    }

    public static RequestCancellation requestAnotherCancellation() {
        return new RequestCancellation(ORDER, ALICE, OTHER_CANCELLATION, REASON);
    }

    public static ConfirmCancellation confirmCancellation() {
        return new ConfirmCancellation(ORDER, CANCELLATION);
    }

    public static RejectCancellation rejectCancellationAsShipped() {
        return new RejectCancellation(ORDER, CANCELLATION, DeliveryStatus.SHIPPED, CARRIER, TRACKING);
    }

    public static RejectCancellation rejectCancellationAsCompleted() {
        return new RejectCancellation(ORDER, CANCELLATION, DeliveryStatus.COMPLETED, CARRIER, TRACKING);
    }

    public static RecordPreparation recordPreparation() {
        return new RecordPreparation(ORDER, OUTBOUND_DELIVERY);
    }

    public static RecordShipment recordShipment() {
        return new RecordShipment(ORDER, OUTBOUND_DELIVERY, CARRIER, TRACKING);
    }

    public static RecordShipmentCorrection recordShipmentCorrection(Leg leg) {
        return new RecordShipmentCorrection(ORDER, leg.deliveryIdOf(ORDER), leg, 1, RIGHT_CARRIER, RIGHT_TRACKING);
    }

    public static RecordDelivery recordDelivery() {
        return new RecordDelivery(ORDER, OUTBOUND_DELIVERY);
    }

    public static RequestReturn requestReturn() {
        return new RequestReturn(ORDER, ALICE);
    }

    public static RequestReturnWithdrawal requestReturnWithdrawal() {
        return new RequestReturnWithdrawal(ORDER, ALICE, WITHDRAWAL);
    }

    public static RequestReturnWithdrawal requestAnotherReturnWithdrawal() {
        return new RequestReturnWithdrawal(ORDER, ALICE, OTHER_WITHDRAWAL);
    }

    public static ConfirmReturnWithdrawal confirmReturnWithdrawal() {
        return new ConfirmReturnWithdrawal(ORDER, WITHDRAWAL);
    }

    public static RejectReturnWithdrawal rejectReturnWithdrawal(DeliveryStatus status) {
        return new RejectReturnWithdrawal(ORDER, WITHDRAWAL, status, CARRIER, RETURN_TRACKING);
    }

    public static RecordCollection recordCollection() {
        return new RecordCollection(ORDER, RETURN_DELIVERY, CARRIER, RETURN_TRACKING);
    }

    public static RecordReturn recordReturn() {
        return new RecordReturn(ORDER, RETURN_DELIVERY);
    }

    // ---- what happens to it

    public static OrderPlaced orderPlaced() {
        return new OrderPlaced(ORDER, ALICE, LINES, PERIOD, REQUEST_HASH);
    }

    public static CancellationRequested cancellationRequested() {
        return new CancellationRequested(ORDER, ALICE, CANCELLATION, REASON);
    }

    public static OrderCancelled orderCancelled() {
        return new OrderCancelled(ORDER, ALICE, CANCELLATION);
    }

    public static CancellationRejected cancellationRejected(OrderStatus visible) {
        return new CancellationRejected(ORDER, ALICE, CANCELLATION, OUTBOUND_DELIVERY, visible);
    }

    public static PreparationStarted preparationStarted(OrderStatus visible) {
        return new PreparationStarted(ORDER, ALICE, OUTBOUND_DELIVERY, visible);
    }

    public static OrderShipped orderShipped(OrderStatus visible) {
        return new OrderShipped(ORDER, ALICE, OUTBOUND_DELIVERY, CARRIER, TRACKING, visible);
    }

    public static ShipmentDetailsCorrected shipmentDetailsCorrected(Leg leg, OrderStatus visible) {
        return new ShipmentDetailsCorrected(
                ORDER, ALICE, leg.deliveryIdOf(ORDER), leg, 1, RIGHT_CARRIER, RIGHT_TRACKING, visible);
    }

    public static OrderDelivered orderDelivered(OrderStatus visible) {
        return new OrderDelivered(ORDER, ALICE, OUTBOUND_DELIVERY, visible);
    }

    public static ReturnRequested returnRequested(OrderStatus visible) {
        return returnRequested(RETURN_DELIVERY, visible);
    }

    public static ReturnRequested returnRequested(String deliveryId, OrderStatus visible) {
        return new ReturnRequested(ORDER, ALICE, deliveryId, LINES, PERIOD, visible);
    }

    public static ReturnWithdrawalRequested returnWithdrawalRequested(OrderStatus visible) {
        return new ReturnWithdrawalRequested(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, visible);
    }

    public static ReturnWithdrawn returnWithdrawn(OrderStatus visible) {
        return new ReturnWithdrawn(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, visible);
    }

    public static ReturnWithdrawalRejected returnWithdrawalRejected(OrderStatus visible) {
        return new ReturnWithdrawalRejected(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, visible);
    }

    public static ReturnCollected returnCollected(OrderStatus visible) {
        return new ReturnCollected(ORDER, ALICE, RETURN_DELIVERY, CARRIER, RETURN_TRACKING, visible);
    }

    public static OrderReturned orderReturned(OrderStatus visible) {
        return new OrderReturned(ORDER, ALICE, RETURN_DELIVERY, visible);
    }

    // ---- its history

    /** The order as it shows this status, having come there by the shortest usual way. */
    public static List<OrderEvent> orderThatIs(OrderStatus visible) {
        return switch (visible) {
            case CANCELLATION_REQUESTED -> List.of(orderPlaced(), cancellationRequested());
            case CANCELLED -> List.of(orderPlaced(), cancellationRequested(), orderCancelled());
            case PLACED -> List.of(orderPlaced());
            case PREPARING -> and(orderThatIs(PLACED), preparationStarted(PREPARING));
            case SHIPPED -> and(orderThatIs(PREPARING), orderShipped(SHIPPED));
            case DELIVERED -> and(orderThatIs(SHIPPED), orderDelivered(DELIVERED));
            case RETURN_REQUESTED -> and(orderThatIs(DELIVERED), returnRequested(RETURN_REQUESTED));
            case RETURNING -> and(orderThatIs(RETURN_REQUESTED), returnCollected(RETURNING));
            case RETURNED -> and(orderThatIs(RETURNING), orderReturned(RETURNED));
        };
    }

    /** A cancellation was asked for and is pending, while the order has gone on to be delivered. */
    public static List<OrderEvent> orderDeliveredBehindItsPendingCancellation() {
        return List.of(
                orderPlaced(),
                cancellationRequested(),
                orderShipped(CANCELLATION_REQUESTED),
                orderDelivered(CANCELLATION_REQUESTED));
    }

    /** A return was asked for, and is to be taken back. */
    public static List<OrderEvent> orderWhoseReturnIsToBeTakenBack() {
        return and(orderThatIs(RETURN_REQUESTED), returnWithdrawalRequested(RETURN_REQUESTED));
    }

    /** A return was asked for and taken back. */
    public static List<OrderEvent> orderWhoseReturnWasTakenBack() {
        return and(orderWhoseReturnIsToBeTakenBack(), returnWithdrawn(DELIVERED));
    }

    private static List<OrderEvent> and(List<OrderEvent> before, OrderEvent last) {
        return Stream.concat(before.stream(), Stream.of(last)).toList();
    }

    /** A cancellation was asked for, and came too late. */
    public static List<OrderEvent> orderWithARejectedCancellation() {
        return List.of(
                orderPlaced(),
                cancellationRequested(),
                orderShipped(CANCELLATION_REQUESTED),
                cancellationRejected(SHIPPED));
    }
}
