package clothingrental.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the projections' processors run: each writes after its batch, and what can't be folded is parked in the views'
 * own store. Resetting a projection empties its queue, because everything is handled again then.
 */
@Configuration(proxyBeanMethods = false)
class DeadLettersBesideTheViews {

    @Bean
    ConfigurerModule projectionProcessing(
            List<Projection<?, ?>> projections, MongoDatabase views, Serializer serializer) {
        var store = DefaultMongoTemplate.builder().mongoDatabase(views).build();
        return configurer -> {
            var processing = configurer.eventProcessing();
            for (var projection : projections) {
                var name = projection.name();
                processing
                        .registerHandlerInterceptor(name, axon -> projection)
                        .registerDeadLetterQueue(name, axon -> new ParkedOnce(name, store, serializer))
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                name,
                                (axon, invoker) ->
                                        invoker.enableSequenceIdentifierCache().allowReset(true));
            }
        };
    }
}
