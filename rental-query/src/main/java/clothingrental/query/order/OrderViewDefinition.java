package clothingrental.query.order;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition.Sequencing;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.definition.ViewIndex;
import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrderState.Ordered;
import clothingrental.query.view.OrdersView;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders' fields that are asked for, and an index for each kind of question. */
public final class OrderViewDefinition {

    static final ViewField<OrderState> CUSTOMER =
            ViewField.text("customer", "order.customerId", of(Ordered::customerId));
    static final ViewField<OrderState> STATUS =
            ViewField.text("status", "order.status", of(order -> order.status().name()));
    static final ViewField<OrderState> PRODUCT = ViewField.texts(
            "product",
            "order.lines.productId",
            state -> state.order() == null
                    ? List.of()
                    : state.order().lines().stream()
                            .map(line -> line.productId())
                            .distinct()
                            .toList());
    static final ViewField<OrderState> PLACED_AT =
            ViewField.moment("placed_at", "order.placedAt", of(Ordered::placedAt));
    static final ViewField<OrderState> CANCELLATION_REQUESTED_AT = ViewField.moment(
            "cancellation_requested_at",
            "order.cancellation.requestedAt",
            of(order ->
                    order.cancellation() == null ? null : order.cancellation().requestedAt()));

    static final SortOrder<OrderState> NEWEST_FIRST = SortOrder.descending(PLACED_AT);

    /** Exactly backwards, so that the same indexes serve it. */
    static final SortOrder<OrderState> OLDEST_FIRST = NEWEST_FIRST.reversed();

    static final SortOrder<OrderState> LONGEST_PENDING_FIRST = SortOrder.ascending(CANCELLATION_REQUESTED_AT);

    /** Each combination of what my page and support filter by, newest first; backwards it is oldest first. */
    public static final ViewDefinition<OrderState> DEFINITION = new ViewDefinition<>(
            new OrdersView(),
            OrderState.class,
            List.of("sequences"),
            Sequencing.PER_ORDER,
            List.of(
                    newestFirst(List.of()),
                    newestFirst(List.of(CUSTOMER)),
                    newestFirst(List.of(STATUS)),
                    newestFirst(List.of(PRODUCT)),
                    newestFirst(List.of(CUSTOMER, STATUS)),
                    newestFirst(List.of(CUSTOMER, PRODUCT)),
                    newestFirst(List.of(PRODUCT, STATUS)),
                    newestFirst(List.of(CUSTOMER, PRODUCT, STATUS)),
                    new ViewIndex<>(List.of(STATUS), LONGEST_PENDING_FIRST)));

    private OrderViewDefinition() {}

    private static ViewIndex<OrderState> newestFirst(List<ViewField<OrderState>> filters) {
        return new ViewIndex<>(filters, NEWEST_FIRST);
    }

    /** Of the order itself; nothing as long as only its deliveries are known. */
    private static <V> Function<OrderState, @Nullable V> of(Function<Ordered, @Nullable V> value) {
        return state -> state.order() == null ? null : value.apply(state.order());
    }
}
