package clothingrental.query.projection;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.platform.processing.tuning.BatchTimeout;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;

/**
 * Keeps a view up to date, in one of its slots. All events come to all views: Axon Server leaves out what nobody handles, and
 * a token that stays behind could not tell when a rebuild has caught up.
 *
 * @param processor the name of the processor
 * @param projection what it keeps
 */
@BatchTimeout
public record ViewProjector(String processor, Projection<?> projection) {

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }
}
