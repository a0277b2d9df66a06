package clothingrental.platform.deadletter;

import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jpa.JpaSequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Every processor that is not a saga's has a dead-letter queue, sequenced by order: in the table {@code
 * dead_letter_entry}, in the transaction of its token, unless its service has declared another one. Axon would give
 * one only to those that are named in the settings.
 */
@AutoConfiguration(before = JpaAutoConfiguration.class)
class DeadLetterConfiguration {

    @Bean
    ConfigurerModule onlyOwnFaultsAreParked() {
        return configurer ->
                configurer.eventProcessing().registerDefaultDeadLetterPolicy(axon -> new EnqueueNonTransientFaults());
    }

    @Bean
    DeadLetterQueueProviderConfigurerModule deadLetterQueues(
            EventProcessorProperties properties,
            ObjectProvider<EntityManagerProvider> entityManagers,
            ObjectProvider<TransactionManager> transactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new DeadLetterQueueProviderConfigurerModule(properties, group -> axon -> {
            throw new IllegalStateException("not asked for");
        }) {
            @Override
            public void configureModule(Configurer configurer) {
                var processing = configurer.eventProcessing();
                processing.registerDeadLetterQueueProvider(group -> {
                    var entityManager = entityManagers.getIfAvailable();
                    if (entityManager == null) {
                        return null;
                    }
                    // without the cache every event would cost a query
                    processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                            group, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
                    return axon -> new IdempotentJpaDeadLetterQueue(
                            group,
                            entityManager,
                            JpaSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                    .transactionManager(transactions.getObject())
                                    .genericSerializer(serializer)
                                    .eventSerializer(eventSerializer));
                });
            }
        };
    }
}
