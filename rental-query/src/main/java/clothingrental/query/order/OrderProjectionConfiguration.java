package clothingrental.query.order;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.projection.Projection;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the orders' view is kept, and the indexes that its questions need. */
@Configuration(proxyBeanMethods = false)
class OrderProjectionConfiguration {

    @Bean
    MongoCollection<StoredOrder> orderCollection(MongoDatabase views) {
        var orders = views.getCollection("orders", StoredOrder.class);
        orders.createIndex(
                compoundIndex(ascending(OrderQueries.CUSTOMER), descending(OrderQueries.PLACED_AT), ascending("_id")));
        orders.createIndex(compoundIndex(
                ascending(OrderQueries.CUSTOMER, OrderQueries.STATUS),
                descending(OrderQueries.PLACED_AT),
                ascending("_id")));
        return orders;
    }

    @Bean
    Projection<OrderState, StoredOrder> orderProjection(MongoCollection<StoredOrder> orderCollection) {
        return new Projection<>(new OrdersView(), orderCollection, StoredOrder::new);
    }
}
