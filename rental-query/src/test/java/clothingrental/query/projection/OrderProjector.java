package clothingrental.query.projection;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.query.projection.SlotProcessing.Projector;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;

/** As the orders' projector. */
public record OrderProjector(String processor, Projection<?, ?> projection) implements Projector {

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }
}
