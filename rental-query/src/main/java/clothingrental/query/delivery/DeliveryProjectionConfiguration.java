package clothingrental.query.delivery;

import clothingrental.query.fold.DeliveriesView;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.Projection;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the delivery board is kept, and the indexes that its questions need. */
@Configuration(proxyBeanMethods = false)
class DeliveryProjectionConfiguration {

    @Bean
    MongoCollection<StoredDelivery> deliveryCollection(MongoDatabase views) {
        var deliveries = views.getCollection("deliveries", StoredDelivery.class);
        DeliveryIndexes.ALL.forEach(index -> deliveries.createIndex(index.toBson()));
        return deliveries;
    }

    @Bean
    Projection<DeliveryState, StoredDelivery> deliveryProjection(MongoCollection<StoredDelivery> deliveryCollection) {
        return new Projection<>(new DeliveriesView(), deliveryCollection, StoredDelivery::new);
    }
}
