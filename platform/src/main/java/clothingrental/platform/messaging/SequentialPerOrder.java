package clothingrental.platform.messaging;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** What happens to one order, and to its deliveries, is handled in the order it happened; orders don't wait for each other. */
final class SequentialPerOrder implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case OrderEvent happened -> happened.orderId();
            case DeliveryEvent happened -> happened.orderId();
            default -> event.getIdentifier();
        };
    }
}
