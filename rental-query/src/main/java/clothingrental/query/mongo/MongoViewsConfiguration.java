package clothingrental.query.mongo;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.query.projection.ViewsProperties;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views in MongoDB, unless another store is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rental.views.store", havingValue = "mongodb", matchIfMissing = true)
class MongoViewsConfiguration {

    @Bean
    MongoDatabase views(MongoClient client, ViewsProperties properties) {
        return client.getDatabase(properties.database());
    }

    @Bean
    MongoViewStore viewStore(MongoDatabase views, Serializer serializer, MessagingProperties messaging) {
        return new MongoViewStore(views, serializer, messaging.claimTimeout());
    }

    @Bean
    MongoRebuildStore rebuildStore(MongoDatabase views) {
        return new MongoRebuildStore(views);
    }

    @Bean
    MongoPositionIndex positionIndex(MongoDatabase views) {
        return new MongoPositionIndex(views);
    }

    @Bean
    MongoViewStoreHealthIndicator mongoHealthIndicator(MongoDatabase views) {
        return new MongoViewStoreHealthIndicator(views);
    }
}
