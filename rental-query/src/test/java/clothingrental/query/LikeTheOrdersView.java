package clothingrental.query;

import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.SingleDocumentView;
import clothingrental.query.view.View;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders' view, as others are made of it. */
public abstract class LikeTheOrdersView implements SingleDocumentView<OrderState> {

    private final SingleDocumentView<OrderState> orders = new OrdersView();

    @Override
    public String name() {
        return orders.name();
    }

    @Override
    public int version() {
        return orders.version();
    }

    @Override
    public Optional<String> documentOf(Object event) {
        return orders.documentOf(event);
    }

    @Override
    public OrderState evolve(@Nullable OrderState state, SequencedEvent happened) {
        return orders.evolve(state, happened);
    }

    /** It is kept as the orders' view is. */
    public ViewDefinition<OrderState> definition() {
        return definitionOf(this);
    }

    /** A view of orders, kept as the orders' view is. */
    public static ViewDefinition<OrderState> definitionOf(View<OrderState> view) {
        return new ViewDefinition<>(
                view,
                OrderState.class,
                OrderViewDefinition.DEFINITION.history(),
                OrderViewDefinition.DEFINITION.sequencing(),
                OrderViewDefinition.DEFINITION.indexes());
    }
}
