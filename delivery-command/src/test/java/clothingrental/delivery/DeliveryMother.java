package clothingrental.delivery;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.CorrectShipment;
import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import java.time.LocalDate;
import java.util.List;

/** The deliveries of one order of alice's: what is asked of them, what happens to them, and their history. */
public final class DeliveryMother {

    public static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    public static final String ALICE = "alice";
    public static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 2), new OrderLine("norigae.7", 1));
    public static final RentalPeriod PERIOD = new RentalPeriod(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 16));
    public static final String CARRIER = "Seoul Express";
    public static final String TRACKING = "SE-2026-0001";
    public static final String RIGHT_CARRIER = "Hanjin";
    public static final String RIGHT_TRACKING = "HJ-2026-0002";
    public static final String CANCELLATION = "cancellation-1";
    public static final String OTHER_CANCELLATION = "cancellation-2";

    private DeliveryMother() {}

    // ---- what is asked of them

    public static ScheduleDelivery scheduleDelivery(Leg leg) {
        return new ScheduleDelivery(leg.deliveryIdOf(ORDER), ORDER, leg, ALICE, LINES, PERIOD);
    }

    public static ShipDelivery shipDelivery(Leg leg) {
        return new ShipDelivery(leg.deliveryIdOf(ORDER), CARRIER, TRACKING);
    }

    public static CorrectShipment correctShipment(Leg leg) {
        return new CorrectShipment(leg.deliveryIdOf(ORDER), RIGHT_CARRIER, RIGHT_TRACKING);
    }

    public static CompleteDelivery completeDelivery(Leg leg) {
        return new CompleteDelivery(leg.deliveryIdOf(ORDER));
    }

    public static CancelDelivery cancelDelivery(String cancellationId) {
        return new CancelDelivery(Leg.OUTBOUND.deliveryIdOf(ORDER), ORDER, Leg.OUTBOUND, cancellationId);
    }

    // ---- what happens to them

    public static DeliveryScheduled deliveryScheduled(Leg leg) {
        return new DeliveryScheduled(leg.deliveryIdOf(ORDER), ORDER, leg, ALICE, LINES, PERIOD);
    }

    public static DeliveryShipped deliveryShipped(Leg leg) {
        return new DeliveryShipped(leg.deliveryIdOf(ORDER), ORDER, leg, CARRIER, TRACKING);
    }

    public static ShipmentCorrected shipmentCorrected(Leg leg) {
        return new ShipmentCorrected(leg.deliveryIdOf(ORDER), ORDER, leg, 1, RIGHT_CARRIER, RIGHT_TRACKING);
    }

    public static DeliveryCompleted deliveryCompleted(Leg leg) {
        return new DeliveryCompleted(leg.deliveryIdOf(ORDER), ORDER, leg);
    }

    public static DeliveryCancelled deliveryCancelled(String cancellationId) {
        return new DeliveryCancelled(Leg.OUTBOUND.deliveryIdOf(ORDER), ORDER, Leg.OUTBOUND, cancellationId);
    }

    public static DeliveryCancellationRefused cancellationRefused(String cancellationId, DeliveryStatus status) {
        return new DeliveryCancellationRefused(
                Leg.OUTBOUND.deliveryIdOf(ORDER), ORDER, Leg.OUTBOUND, cancellationId, status, CARRIER, TRACKING);
    }

    /** What happened to the order that all of this is about. */
    public static OrderPlaced orderPlaced() {
        return new OrderPlaced(ORDER, ALICE, LINES, PERIOD, "a1b2c3");
    }

    // ---- their history

    /** The way to the customer, standing there. */
    public static List<DeliveryEvent> deliveryThatIs(DeliveryStatus status) {
        return deliveryThatIs(status, Leg.OUTBOUND);
    }

    /** A leg, standing there; only the way to the customer can be cancelled. */
    public static List<DeliveryEvent> deliveryThatIs(DeliveryStatus status, Leg leg) {
        return switch (status) {
            case SCHEDULED -> List.of(deliveryScheduled(leg));
            case SHIPPED -> List.of(deliveryScheduled(leg), deliveryShipped(leg));
            case COMPLETED -> List.of(deliveryScheduled(leg), deliveryShipped(leg), deliveryCompleted(leg));
            case CANCELLED -> List.of(deliveryScheduled(leg), deliveryCancelled(CANCELLATION));
        };
    }
}
