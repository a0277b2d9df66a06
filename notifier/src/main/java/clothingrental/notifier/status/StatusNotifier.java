package clothingrental.notifier.status;

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
import clothingrental.notifier.outbox.MailOutbox;
import clothingrental.notifier.outbox.OutboxMail;
import clothingrental.platform.messaging.metadata.MetaDataKeys;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whenever an order's customer is to be told, a mail to them goes to the outbox: one, however often. */
@Component
@ProcessingGroup("notifier")
@DisallowReplay
class StatusNotifier {

    private final MailOutbox outbox;

    StatusNotifier(MailOutbox outbox) {
        this.outbox = outbox;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, EventMessage<?> message) {
        if (event.isMailed()) {
            var shipment = shipmentOf(event);
            outbox.add(new OutboxMail(
                    message.getIdentifier(),
                    event.orderId(),
                    sequence,
                    event.customerId(),
                    kindOf(event),
                    shipment.carrier(),
                    shipment.trackingNumber(),
                    String.valueOf(message.getMetaData().get(MetaDataKeys.CORRELATION_ID)),
                    message.getTimestamp()));
        }
    }

    /** What the words are named by: the event, and the leg where they differ by it. */
    private static String kindOf(OrderEvent event) {
        var kind = event.getClass().getSimpleName();
        return event instanceof ShipmentDetailsCorrected corrected ? kind + "." + corrected.leg() : kind;
    }

    /** What the words may tell of a shipment. */
    private record Shipment(
            @Nullable String carrier, @Nullable String trackingNumber) {

        private static final Shipment NONE = new Shipment(null, null);
    }

    private static Shipment shipmentOf(OrderEvent event) {
        return switch (event) {
            case OrderShipped shipped -> new Shipment(shipped.carrier(), shipped.trackingNumber());
            case ReturnCollected collected -> new Shipment(collected.carrier(), collected.trackingNumber());
            case ShipmentDetailsCorrected corrected -> new Shipment(corrected.carrier(), corrected.trackingNumber());
            case OrderPlaced placed -> Shipment.NONE;
            case PreparationStarted started -> Shipment.NONE;
            case OrderDelivered delivered -> Shipment.NONE;
            case CancellationRequested requested -> Shipment.NONE;
            case CancellationRejected rejected -> Shipment.NONE;
            case OrderCancelled cancelled -> Shipment.NONE;
            case ReturnRequested requested -> Shipment.NONE;
            case ReturnWithdrawalRequested requested -> Shipment.NONE;
            case ReturnWithdrawn withdrawn -> Shipment.NONE;
            case ReturnWithdrawalRejected rejected -> Shipment.NONE;
            case OrderReturned returned -> Shipment.NONE;
        };
    }
}
