package clothingrental.platform.messaging;

import clothingrental.platform.fault.CircuitBreakers;
import clothingrental.platform.messaging.command.AggregateCaches;
import clothingrental.platform.messaging.command.CommandDrain;
import clothingrental.platform.messaging.command.CommandExecutors;
import clothingrental.platform.messaging.command.ConflictRetryScheduler;
import clothingrental.platform.messaging.command.FaultDescribingCommandBus;
import clothingrental.platform.messaging.command.RefusalDetailsInterceptor;
import clothingrental.platform.messaging.command.TimeoutCommandGateway;
import clothingrental.platform.messaging.metadata.MetaDataKeys;
import clothingrental.platform.messaging.metadata.RequestMetaDataInterceptor;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.messaging.query.RetryableFailureInterceptor;
import clothingrental.platform.tracing.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Buses and gateways, and what they write on messages. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingConfiguration {

    private static final int RETRY_INTERVAL_MILLIS = 50;

    /**
     * Commands run on threads, and in transactions, of their own, as they do behind Axon Server: one that a policy or
     * a saga sends commits for itself, and a conflict is the command's, not the event's. What follows from an event has other
     * threads than what is asked for from outside.
     */
    @Bean
    @Qualifier("localSegment") AsynchronousCommandBus commandBus(
            MessagingProperties properties,
            TransactionManager transactions,
            Configuration axon,
            DuplicateCommandHandlerResolver duplicates) {
        var bus = new FaultDescribingCommandBus(
                AsynchronousCommandBus.builder()
                        .transactionManager(transactions)
                        .duplicateCommandHandlerResolver(duplicates)
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                new CommandExecutors(properties.commandThreads(), properties.followUpThreads()));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new RefusalDetailsInterceptor());
        axon.onShutdown(CommandDrain.PHASE - 1, bus::settle);
        return bus;
    }

    @Bean
    CommandGateway commandGateway(
            CommandBus commandBus,
            MessagingProperties properties,
            ScheduledExecutorService commandRetries,
            CurrentTrace trace) {
        var retries = new ConflictRetryScheduler(IntervalRetryScheduler.builder()
                .retryExecutor(commandRetries)
                .retryInterval(RETRY_INTERVAL_MILLIS)
                .maxRetryCount(properties.conflictRetries()));
        return new TimeoutCommandGateway(
                DefaultCommandGateway.builder()
                        .commandBus(commandBus)
                        .retryScheduler(retries)
                        .dispatchInterceptors(List.of(new RequestMetaDataInterceptor<>(trace))),
                properties.timeout());
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService commandRetries() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("command-retries").factory());
    }

    @Bean
    QueryGateway queryGateway(QueryBus queryBus, CurrentTrace trace) {
        return DefaultQueryGateway.builder()
                .queryBus(queryBus)
                .dispatchInterceptors(List.of(new RequestMetaDataInterceptor<>(trace)))
                .build();
    }

    @Bean
    QueryClient requests(QueryGateway queries, MessagingProperties properties, CircuitBreakers breakers) {
        return new QueryClient(queries, properties.timeout(), breakers);
    }

    @Bean
    CircuitBreakers breakers(ObjectProvider<MeterRegistry> metrics) {
        var breakers = new CircuitBreakers();
        metrics.ifAvailable(breakers::tell);
        return breakers;
    }

    /** Axon puts it around the query handlers, because it is a bean. */
    @Bean
    RetryableFailureInterceptor hindrancesTravel() {
        return new RetryableFailureInterceptor();
    }

    @Bean
    CorrelationDataProvider originOfMessages() {
        return new MessageOriginProvider(MetaDataKeys.CAUSATION_ID, MetaDataKeys.CORRELATION_ID);
    }

    @Bean
    CorrelationDataProvider userAndTraceOfMessages() {
        return new SimpleCorrelationDataProvider(MetaDataKeys.USER_ID, MetaDataKeys.ROLES, MetaDataKeys.TRACE_ID);
    }

    @Bean
    AggregateCaches aggregateCaches(MessagingProperties properties) {
        return new AggregateCaches(properties.cachedAggregates());
    }
}
