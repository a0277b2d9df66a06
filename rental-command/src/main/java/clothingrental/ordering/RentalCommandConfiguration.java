package clothingrental.ordering;

import clothingrental.ordering.fulfilment.FulfilmentPolicy;
import clothingrental.ordering.order.model.OrderLimits;
import clothingrental.platform.messaging.command.AggregateCaches;
import clothingrental.platform.persistence.ServiceSchema;
import clothingrental.platform.policy.CommandPolicies;
import java.time.Clock;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The service rental-command, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
@AutoConfigurationPackage
public class RentalCommandConfiguration {

    @Bean
    ServiceSchema rentalCommandSchema() {
        return new ServiceSchema("rental_command");
    }

    /** All policies of the ordering side. */
    @Bean
    CommandPolicies orderingPolicies() {
        return CommandPolicies.of(FulfilmentPolicy.policy());
    }

    @Bean
    Cache orderCache(AggregateCaches caches) {
        return caches.cacheFor("order");
    }

    @Bean
    OrderLimits orderRules(Clock clock, OrderProperties properties) {
        return new OrderLimits(clock, properties.maxLead());
    }

    /** Axon starts sagas at the head of the stream; what was asked for before the first start counts, too. */
    @Bean
    ConfigurerModule sagasStartAtTheTail() {
        return configurer -> Stream.of("cancellation-saga", "return-withdrawal-saga")
                .forEach(saga -> configurer
                        .eventProcessing()
                        .registerPooledStreamingEventProcessorConfiguration(
                                saga,
                                (axon, processor) -> processor.initialToken(StreamableMessageSource::createTailToken)));
    }

    /** What a deadline sets going belongs to the request that set the deadline. */
    @Bean
    ConfigurerModule deadlinesKeepTheirOrigin() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.INSTRUCTION_COMPONENTS,
                () -> axon.deadlineManager()
                        .registerHandlerInterceptor(
                                new CorrelationDataInterceptor<>(axon.correlationDataProviders()))));
    }
}
