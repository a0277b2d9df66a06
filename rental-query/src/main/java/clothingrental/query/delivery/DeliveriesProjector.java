package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.platform.messaging.LimitedAsABatch;
import clothingrental.query.projection.Projection;
import clothingrental.query.projection.SlotProcessing.Projector;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;

/** Keeps the delivery team's board up to date, in one of its slots. */
@LimitedAsABatch
record DeliveriesProjector(String processor, Projection<?, ?> projection) implements Projector {

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }

    /**
     * Of no concern here. But Axon Server leaves out what nobody handles, and the processor's token would stay behind: it
     * could not be told when a rebuild has caught up.
     */
    @EventHandler
    void on(OrderEvent event) {}
}
