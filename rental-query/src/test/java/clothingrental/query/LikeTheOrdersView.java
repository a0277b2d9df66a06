package clothingrental.query;

import clothingrental.query.fold.Happened;
import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.fold.View;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders' view, as others are made of it. */
public abstract class LikeTheOrdersView implements View<OrderState> {

    private final View<OrderState> orders = new OrdersView();

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
    public OrderState evolve(@Nullable OrderState state, Happened happened) {
        return orders.evolve(state, happened);
    }
}
