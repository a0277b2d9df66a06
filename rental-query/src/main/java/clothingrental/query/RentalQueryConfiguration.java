package clothingrental.query;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.query.projection.IndexesAtStart;
import clothingrental.query.projection.ProjectionTokens;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.SlotProcessing;
import clothingrental.query.projection.Standings;
import clothingrental.query.projection.ViewsProperties;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service rental-query, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@AutoConfigurationPackage
@EnableConfigurationProperties(ViewsProperties.class)
@EnableScheduling
public class RentalQueryConfiguration {

    @Bean
    MongoDatabase views(MongoClient client, ViewsProperties properties) {
        return client.getDatabase(properties.database());
    }

    @Bean
    MongoTemplate collectionsOfAxon(MongoDatabase views) {
        return DefaultMongoTemplate.builder().mongoDatabase(views).build();
    }

    /** How far the views have come is kept beside the views. */
    @Bean
    ProjectionTokens projectionTokens(
            MongoTemplate collectionsOfAxon, Serializer serializer, MessagingProperties messaging) {
        return new ProjectionTokens(collectionsOfAxon, serializer, messaging.claimTimeout());
    }

    @Bean
    Standings standings(MongoDatabase views, ViewsProperties properties) {
        return new Standings(views, properties.maxAge());
    }

    @Bean
    IndexesAtStart indexesAtStart(List<RebuildableView<?, ?>> views) {
        return new IndexesAtStart(views);
    }

    @Bean
    SlotProcessing slotProcessing(
            MongoTemplate collectionsOfAxon,
            Serializer serializer,
            ProjectionTokens tokens,
            Standings standings,
            ViewsProperties properties) {
        return new SlotProcessing(collectionsOfAxon, serializer, tokens, standings, properties.batchSize());
    }
}
