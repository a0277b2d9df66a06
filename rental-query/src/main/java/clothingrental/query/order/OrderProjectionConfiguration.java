package clothingrental.query.order;

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
        OrderIndexes.ALL.forEach(index -> orders.createIndex(index.toBson()));
        return orders;
    }

    @Bean
    Projection<OrderState, StoredOrder> orderProjection(
            MongoCollection<StoredOrder> orderCollection, OrderUpdates updates) {
        return new Projection<>(new OrdersView(), orderCollection, StoredOrder::new, updates);
    }
}
