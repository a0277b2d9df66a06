package clothingrental.ordering.fulfilment;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderCommand.RecordCollection;
import clothingrental.api.order.OrderCommand.RecordDelivery;
import clothingrental.api.order.OrderCommand.RecordPreparation;
import clothingrental.api.order.OrderCommand.RecordReturn;
import clothingrental.api.order.OrderCommand.RecordShipment;
import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whenever a delivery has made progress, or its shipment was corrected, it is recorded on the order. The order ignores
 * what comes late or twice.
 */
@Component
@ProcessingGroup("fulfilment")
@DisallowReplay
class FulfilmentPolicy {

    private final CommandGateway commands;

    FulfilmentPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeliveryScheduled event) {
        if (event.leg() == Leg.OUTBOUND) {
            record(new RecordPreparation(event.orderId(), event.deliveryId()));
        }
    }

    @EventHandler
    void on(DeliveryShipped event) {
        record(
                switch (event.leg()) {
                    case OUTBOUND ->
                        new RecordShipment(
                                event.orderId(), event.deliveryId(), event.carrier(), event.trackingNumber());
                    case RETURN ->
                        new RecordCollection(
                                event.orderId(), event.deliveryId(), event.carrier(), event.trackingNumber());
                });
    }

    @EventHandler
    void on(ShipmentCorrected event) {
        record(new RecordShipmentCorrection(
                event.orderId(),
                event.deliveryId(),
                event.leg(),
                event.correction(),
                event.carrier(),
                event.trackingNumber()));
    }

    @EventHandler
    void on(DeliveryCompleted event) {
        record(
                switch (event.leg()) {
                    case OUTBOUND -> new RecordDelivery(event.orderId(), event.deliveryId());
                    case RETURN -> new RecordReturn(event.orderId(), event.deliveryId());
                });
    }

    private void record(OrderCommand command) {
        commands.sendAndWait(command);
    }
}
