package clothingrental.standalone.messaging;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.command.CommandLoadFactorProvider;
import org.axonframework.axonserver.connector.command.CommandPriorityCalculator;
import org.axonframework.axonserver.connector.query.QueryPriorityCalculator;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** In the place of the buses that Axon makes for Axon Server, with the same parts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class LocalFirstConfiguration {

    @Bean
    @Primary
    LocalFirstCommandBus localFirstCommandBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            @Qualifier("localSegment") AsynchronousCommandBus here,
            @Qualifier("messageSerializer") Serializer serializer,
            RoutingStrategy routing,
            CommandPriorityCalculator priorities,
            CommandLoadFactorProvider loadFactors,
            TargetContextResolver<? super CommandMessage<?>> contexts,
            CommandBusSpanFactory spans) {
        var builder = LocalFirstCommandBus.builder();
        builder.axonServerConnectionManager(connections)
                .configuration(settings)
                .serializer(serializer)
                .routingStrategy(routing)
                .priorityCalculator(priorities)
                .loadFactorProvider(loadFactors)
                .targetContextResolver(contexts)
                .spanFactory(spans);
        return new LocalFirstCommandBus(builder, here);
    }

    @Bean
    LocalFirstQueryBus localFirstQueryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            org.axonframework.config.Configuration axon,
            TransactionManager transactions,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Serializer serializer,
            QueryPriorityCalculator priorities,
            QueryInvocationErrorHandler errors,
            TargetContextResolver<? super QueryMessage<?, ?>> contexts) {
        var spans = axon.getComponent(QueryBusSpanFactory.class);
        var here = SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .transactionManager(transactions)
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .errorHandler(errors)
                .spanFactory(spans)
                .build();
        here.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        var builder = LocalFirstQueryBus.builder();
        builder.axonServerConnectionManager(connections)
                .configuration(settings)
                .messageSerializer(messageSerializer)
                .genericSerializer(serializer)
                .priorityCalculator(priorities)
                .targetContextResolver(contexts)
                .spanFactory(spans);
        return new LocalFirstQueryBus(builder, here);
    }
}
