package clothingrental.query;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.query.projection.TokensBesideTheViews;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The service rental-query, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@AutoConfigurationPackage
public class RentalQueryConfiguration {

    @Bean
    MongoDatabase views(MongoClient client, @Value("${rental.views.database:rental_query}") String name) {
        return client.getDatabase(name);
    }

    /** How far the views have come is kept beside the views. */
    @Bean
    ConfigurerModule tokensBesideTheViews(MongoDatabase views, Serializer serializer, MessagingProperties messaging) {
        TokenStore tokens = new TokensBesideTheViews(MongoTokenStore.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(views).build())
                .serializer(serializer)
                .claimTimeout(messaging.claimTimeout())
                .transactionManager(NoTransactionManager.instance()));
        return configurer -> configurer
                .eventProcessing()
                .registerTokenStore("orders", axon -> tokens)
                .registerTokenStore("deliveries", axon -> tokens)
                .registerTokenStore("history", axon -> tokens);
    }
}
