package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.FindCustomerOrders;
import clothingrental.api.order.OrderQuery.FindOrder;
import clothingrental.api.order.OrderQuery.FindOrders;
import clothingrental.api.order.OrderQuery.FindPendingCancellations;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderQuery.Sorting;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.Total;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about orders. */
@Component
class OrderQueryHandler {

    /** Stores know moments to the millisecond, and a range ends before its end. */
    private static final Duration TO_THE_MILLISECOND = Duration.ofMillis(1);

    private final RebuildableView<OrderState> orders;

    OrderQueryHandler(RebuildableView<OrderState> orders) {
        this.orders = orders;
    }

    @QueryHandler
    OrderAnswer on(FindCustomerOrder query) {
        return answer(one(query.orderId()).filter(order -> order.customerId().equals(query.customerId())));
    }

    @QueryHandler
    OrderPage on(FindCustomerOrders query) {
        return on(new FindOrders(
                query.status(),
                query.customerId(),
                null,
                null,
                null,
                Sorting.NEWEST_FIRST,
                query.page(),
                query.size()));
    }

    @QueryHandler
    OrderAnswer on(FindOrder query) {
        return answer(one(query.orderId()));
    }

    @QueryHandler
    OrderPage on(FindOrders query) {
        var sorting = switch (query.sorting()) {
            case NEWEST_FIRST -> OrderViewDefinition.NEWEST_FIRST;
            case OLDEST_FIRST -> OrderViewDefinition.OLDEST_FIRST;
        };
        var status = query.status();
        var from = query.placedFrom();
        return page(
                ViewQuery.of(sorting)
                        .with(OrderViewDefinition.CUSTOMER, query.customerId())
                        .with(OrderViewDefinition.PRODUCT, query.productId())
                        .with(OrderViewDefinition.STATUS, status == null ? null : status.name())
                        // leaves out orders of which only a delivery is known yet
                        .from(from == null ? Instant.EPOCH : from)
                        .to(query.placedTo()),
                query.page(),
                query.size());
    }

    @QueryHandler
    OrderPage on(FindPendingCancellations query) {
        return page(
                ViewQuery.of(OrderViewDefinition.LONGEST_PENDING_FIRST)
                        .with(OrderViewDefinition.STATUS, OrderStatus.CANCELLATION_REQUESTED.name())
                        .to(query.requestedUntil().plus(TO_THE_MILLISECOND)),
                query.page(),
                query.size());
    }

    private Optional<OrderView> one(String orderId) {
        return orders.one(orderId).flatMap(OrderState::view);
    }

    private static OrderAnswer answer(Optional<OrderView> found) {
        return new OrderAnswer(found.orElse(null));
    }

    private OrderPage page(ViewQuery<OrderState> question, int page, int size) {
        var live = orders.live();
        var content = live.find(question, PageSection.page(page, size)).stream()
                .flatMap(found -> found.state().view().stream())
                .toList();
        var total = Total.of(live, question);
        return new OrderPage(content, page, size, total.counted(), total.atLeast());
    }
}
