package clothingrental.notifier.status;

import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.notifier.outbox.MailOutbox;
import clothingrental.notifier.outbox.OutboxMail;
import clothingrental.platform.messaging.MessageKeys;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whenever an order's visible status has changed, a mail to its customer goes to the outbox: one, however often. */
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
        if (event.changesVisibleStatus()) {
            outbox.add(new OutboxMail(
                    message.getIdentifier(),
                    event.orderId(),
                    sequence,
                    event.customerId(),
                    event.getClass().getSimpleName(),
                    carrierOf(event),
                    trackingNumberOf(event),
                    String.valueOf(message.getMetaData().get(MessageKeys.CORRELATION_ID)),
                    message.getTimestamp()));
        }
    }

    private static @Nullable String carrierOf(OrderEvent event) {
        return switch (event) {
            case OrderShipped shipped -> shipped.carrier();
            case ReturnCollected collected -> collected.carrier();
            default -> null;
        };
    }

    private static @Nullable String trackingNumberOf(OrderEvent event) {
        return switch (event) {
            case OrderShipped shipped -> shipped.trackingNumber();
            case ReturnCollected collected -> collected.trackingNumber();
            default -> null;
        };
    }
}
