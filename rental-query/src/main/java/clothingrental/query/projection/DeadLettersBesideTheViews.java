package clothingrental.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the projections' processors run: each writes after its batch, and what can't be folded is parked in the views'
 * own store. Resetting a projection empties its queue, because everything is handled again then.
 */
@Configuration(proxyBeanMethods = false)
class DeadLettersBesideTheViews {

    private static final List<String> PROCESSORS = List.of("orders", "deliveries");

    @Bean
    ConfigurerModule projectionProcessing(
            ObjectProvider<Projection<?, ?>> projections, MongoDatabase views, Serializer serializer) {
        return processing(PROCESSORS, projections::stream, views, serializer);
    }

    /**
     * Configures the projections' processors.
     *
     * @param projections asked for late: they need what is being configured here
     */
    static ConfigurerModule processing(
            List<String> processors,
            Supplier<Stream<Projection<?, ?>>> projections,
            MongoDatabase views,
            Serializer serializer) {
        var store = DefaultMongoTemplate.builder().mongoDatabase(views).build();
        return configurer -> {
            var processing = configurer.eventProcessing();
            for (var name : processors) {
                processing
                        .registerHandlerInterceptor(name, axon -> named(name, projections.get()))
                        .registerDeadLetterQueue(name, axon -> new ParkedOnce(name, store, serializer))
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                name,
                                (axon, invoker) ->
                                        invoker.enableSequenceIdentifierCache().allowReset(true));
            }
        };
    }

    private static Projection<?, ?> named(String name, Stream<Projection<?, ?>> projections) {
        return projections
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
