package clothingrental.query.order;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.query.fold.OrderState;
import clothingrental.query.projection.Projection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the orders' view up to date. */
@Component
@ProcessingGroup("orders")
class OrdersProjector {

    private final Projection<OrderState, StoredOrder> projection;

    OrdersProjector(Projection<OrderState, StoredOrder> projection) {
        this.projection = projection;
    }

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message) {
        projection.handle(message);
    }
}
