package clothingrental.query.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.FindCustomerOrders;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderView;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers what is asked about orders. */
@Component
class OrderQueries {

    static final String CUSTOMER = "state.order.customerId";
    static final String STATUS = "state.order.status";
    static final String PLACED_AT = "state.order.placedAt";

    private final MongoCollection<StoredOrder> orders;

    OrderQueries(MongoCollection<StoredOrder> orders) {
        this.orders = orders;
    }

    @QueryHandler
    OrderAnswer on(FindCustomerOrder query) {
        var found = orders.find(and(eq("_id", query.orderId()), eq(CUSTOMER, query.customerId())))
                .first();
        return new OrderAnswer(Optional.ofNullable(found)
                .flatMap(stored -> stored.state().view())
                .orElse(null));
    }

    @QueryHandler
    OrderPage on(FindCustomerOrders query) {
        Bson wanted = query.status() == null
                ? eq(CUSTOMER, query.customerId())
                : and(
                        eq(CUSTOMER, query.customerId()),
                        eq(STATUS, query.status().name()));
        var page = new ArrayList<OrderView>();
        orders.find(wanted)
                .sort(orderBy(descending(PLACED_AT), ascending("_id")))
                .skip(query.page() * query.size())
                .limit(query.size())
                .forEach(found -> found.state().view().ifPresent(page::add));
        return new OrderPage(page, query.page(), query.size(), orders.countDocuments(wanted));
    }
}
