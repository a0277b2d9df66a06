package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.Projection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the delivery team's board up to date. */
@Component
@ProcessingGroup("deliveries")
class DeliveriesProjector {

    private final Projection<DeliveryState, StoredDelivery> projection;

    DeliveriesProjector(Projection<DeliveryState, StoredDelivery> projection) {
        this.projection = projection;
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }
}
