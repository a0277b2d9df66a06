package clothingrental.platform.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see and do. */
@AutoConfiguration(after = {AxonAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@EnableConfigurationProperties(LagProperties.class)
class OperationsConfiguration {

    private static final double MILLIS_PER_SECOND = 1_000;

    @Bean
    Processors processors(
            EventProcessingConfiguration processing,
            EventStore events,
            ObjectProvider<EntityManagerProvider> database,
            ObjectProvider<StoredTokenReader> elsewhere,
            TransactionManager transactions,
            Serializer serializer) {
        return new Processors(
                processing, events, new StoredSegments(processing, database, elsewhere, transactions, serializer));
    }

    @Bean
    ProcessorsEndpoint processorsEndpoint(Processors processors) {
        return new ProcessorsEndpoint(processors);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(
            Processors processors,
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            ObjectProvider<JdbcClient> database,
            Clock clock) {
        return new DeadLettersEndpoint(
                processors, processing, transactions, new DeadLetterDecisions(database.getIfAvailable(), clock));
    }

    @Bean
    ProcessorLag processorLag(Processors processors, EventStore events, LagProperties properties, Clock clock) {
        return new ProcessorLag(processors, events, properties, clock);
    }

    @Bean
    ProcessorLagHealthIndicator processorLagHealthIndicator(ProcessorLag lag) {
        return new ProcessorLagHealthIndicator(lag);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> lagIsLookedAt(ProcessorLag lag) {
        return ready -> lag.start();
    }

    /** Known once all processors are. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> processorGauges(
            Processors processors, ProcessorLag lag, MeterRegistry metrics) {
        return ready -> processors.names().forEach(name -> {
            Gauge.builder("rental.processor.lag.age", () -> lag.ageOf(name).toMillis() / MILLIS_PER_SECOND)
                    .description("Age of the oldest event that the processor has not handled")
                    .baseUnit("seconds")
                    .tag("processor", name)
                    .register(metrics);
            Gauge.builder("rental.processor.lag", () -> processors.lagOf(name))
                    .description("Events that the processor has not come to yet")
                    .tag("processor", name)
                    .register(metrics);
            Gauge.builder("rental.dead.letters", () -> processors.deadLettersOf(name))
                    .description("Events that the processor has parked")
                    .tag("processor", name)
                    .register(metrics);
        });
    }
}
