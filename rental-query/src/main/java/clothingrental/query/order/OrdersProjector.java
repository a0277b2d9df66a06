package clothingrental.query.order;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.platform.messaging.LimitedAsABatch;
import clothingrental.query.projection.Projection;
import clothingrental.query.projection.SlotProcessing.Projector;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;

/** Keeps the orders' view up to date, in one of its slots. */
@LimitedAsABatch
record OrdersProjector(String processor, Projection<?, ?> projection) implements Projector {

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }
}
