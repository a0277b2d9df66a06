package clothingrental.query.order;

import static clothingrental.query.order.OrderIndexes.CANCELLATION_REQUESTED_AT;
import static clothingrental.query.order.OrderIndexes.CUSTOMER;
import static clothingrental.query.order.OrderIndexes.ID;
import static clothingrental.query.order.OrderIndexes.PLACED_AT;
import static clothingrental.query.order.OrderIndexes.PRODUCT;
import static clothingrental.query.order.OrderIndexes.STATUS;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

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
import clothingrental.query.fold.OrderState;
import clothingrental.query.projection.RebuildableView;
import java.time.Instant;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers what is asked about orders. */
@Component
class OrderQueries {

    private static final Bson NEWEST_FIRST = orderBy(descending(PLACED_AT), ascending(ID));

    /** Exactly backwards, so that the same indexes serve it. */
    private static final Bson OLDEST_FIRST = orderBy(ascending(PLACED_AT), descending(ID));

    private static final Bson LONGEST_PENDING_FIRST = orderBy(ascending(CANCELLATION_REQUESTED_AT), ascending(ID));

    private final RebuildableView<OrderState, StoredOrder> orders;

    OrderQueries(RebuildableView<OrderState, StoredOrder> orders) {
        this.orders = orders;
    }

    @QueryHandler
    OrderAnswer on(FindCustomerOrder query) {
        return one(and(eq(ID, query.orderId()), eq(CUSTOMER, query.customerId())));
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
        return one(eq(ID, query.orderId()));
    }

    @QueryHandler
    OrderPage on(FindOrders query) {
        var conditions = new ArrayList<Bson>();
        if (query.customerId() != null) {
            conditions.add(eq(CUSTOMER, query.customerId()));
        }
        if (query.productId() != null) {
            conditions.add(eq(PRODUCT, query.productId()));
        }
        if (query.status() != null) {
            conditions.add(eq(STATUS, query.status().name()));
        }
        // leaves out orders of which only a delivery is known yet
        conditions.add(gte(PLACED_AT, query.placedFrom() == null ? Instant.EPOCH : query.placedFrom()));
        if (query.placedTo() != null) {
            conditions.add(lt(PLACED_AT, query.placedTo()));
        }
        var sorting = switch (query.sorting()) {
            case NEWEST_FIRST -> NEWEST_FIRST;
            case OLDEST_FIRST -> OLDEST_FIRST;
        };
        return page(and(conditions), sorting, query.page(), query.size());
    }

    @QueryHandler
    OrderPage on(FindPendingCancellations query) {
        var pending = and(
                eq(STATUS, OrderStatus.CANCELLATION_REQUESTED.name()),
                lte(CANCELLATION_REQUESTED_AT, query.requestedUntil()));
        return page(pending, LONGEST_PENDING_FIRST, query.page(), query.size());
    }

    private OrderAnswer one(Bson wanted) {
        return new OrderAnswer(
                orders.one(wanted).flatMap(stored -> stored.state().view()).orElse(null));
    }

    private OrderPage page(Bson wanted, Bson sorting, int page, int size) {
        var content = new ArrayList<OrderView>();
        var live = orders.live();
        live.find(wanted)
                .sort(sorting)
                .skip(page * size)
                .limit(size)
                .forEach(found -> found.state().view().ifPresent(content::add));
        return new OrderPage(content, page, size, live.countDocuments(wanted));
    }
}
