package clothingrental.ordering.fulfilment;

import static clothingrental.api.delivery.Leg.OUTBOUND;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderCommand.RecordCollection;
import clothingrental.api.order.OrderCommand.RecordDelivery;
import clothingrental.api.order.OrderCommand.RecordPreparation;
import clothingrental.api.order.OrderCommand.RecordReturn;
import clothingrental.api.order.OrderCommand.RecordShipment;
import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import clothingrental.platform.policy.CommandPolicy;

/**
 * Whenever a delivery has made progress, or its shipment was corrected, it is recorded on the order. The order ignores
 * what comes late or twice.
 */
public final class FulfilmentPolicy {

    private FulfilmentPolicy() {}

    /** The policy. Of a return that is on the board the order knows: it was asked there. */
    public static CommandPolicy policy() {
        return CommandPolicy.named("fulfilment")
                .whenever(DeliveryScheduled.class, event -> event.leg() == OUTBOUND, FulfilmentPolicy::preparation)
                .whenever(DeliveryShipped.class, FulfilmentPolicy::onItsWay)
                .whenever(ShipmentCorrected.class, FulfilmentPolicy::correction)
                .whenever(DeliveryCompleted.class, FulfilmentPolicy::arrived)
                // the answers to a cancellation are the sagas' to follow
                .ignoring(DeliveryCancelled.class, DeliveryCancellationRefused.class)
                .coveringAll(DeliveryEvent.class);
    }

    private static OrderCommand preparation(DeliveryScheduled event) {
        return new RecordPreparation(event.orderId(), event.deliveryId());
    }

    private static OrderCommand onItsWay(DeliveryShipped event) {
        return switch (event.leg()) {
            case OUTBOUND ->
                new RecordShipment(event.orderId(), event.deliveryId(), event.carrier(), event.trackingNumber());
            case RETURN ->
                new RecordCollection(event.orderId(), event.deliveryId(), event.carrier(), event.trackingNumber());
        };
    }

    private static OrderCommand correction(ShipmentCorrected event) {
        return new RecordShipmentCorrection(
                event.orderId(),
                event.deliveryId(),
                event.leg(),
                event.correction(),
                event.carrier(),
                event.trackingNumber());
    }

    private static OrderCommand arrived(DeliveryCompleted event) {
        return switch (event.leg()) {
            case OUTBOUND -> new RecordDelivery(event.orderId(), event.deliveryId());
            case RETURN -> new RecordReturn(event.orderId(), event.deliveryId());
        };
    }
}
