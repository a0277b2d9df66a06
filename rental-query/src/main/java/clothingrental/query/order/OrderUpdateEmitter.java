package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.view.OrderState;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.stereotype.Component;

/** Tells those who follow an order that it has changed. */
@Component
class OrderUpdateEmitter implements Written<OrderState> {

    private final QueryUpdateEmitter updates;

    OrderUpdateEmitter(QueryUpdateEmitter updates) {
        this.updates = updates;
    }

    @Override
    public void written(OrderState state) {
        if (updates.activeSubscriptions().isEmpty()) {
            return; // emitting costs something, also when nobody listens
        }
        state.view()
                .ifPresent(order -> updates.emit(
                        FindCustomerOrder.class,
                        query -> query.orderId().equals(order.orderId())
                                && query.customerId().equals(order.customerId()),
                        new OrderAnswer(order)));
    }

    /** Tells everybody how their order stands. */
    @Override
    public void moved(Function<String, Optional<OrderState>> stored) {
        updates.activeSubscriptions().stream()
                .map(Message::getPayload)
                .filter(FindCustomerOrder.class::isInstance)
                .map(query -> ((FindCustomerOrder) query).orderId())
                .distinct()
                .forEach(orderId -> stored.apply(orderId).ifPresent(this::written));
    }
}
