package clothingrental.platform.processing;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.platform.processing.tuning.LowLatencyCoordinatorExecutor;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * How events are processed: by pooled processors, in batches, from the very first event on (Axon's defaults would
 * skip what had happened before a policy's or saga's first start). A listener's failure stops the processor's share,
 * which tries again after a growing pause; the token never passes an event that was not handled. A share belongs to its process
 * also while a batch takes longer than the claim: the coordinator extends it, or another replica would handle the same events.
 */
@AutoConfiguration(before = AxonAutoConfiguration.class)
class ProcessingConfiguration {

    @Bean
    @ConditionalOnProperty(name = "axon.timeout.enabled", matchIfMissing = true)
    EventHandlerTimeouts eventTimeouts() {
        return new EventHandlerTimeouts();
    }

    @Bean
    ConfigurerModule eventProcessing(MessagingProperties properties, Clock clock) {
        return configurer -> configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(properties.segments())
                        .tokenClaimInterval(properties.claimInterval().toMillis())
                        .claimExtensionThreshold(properties.claimInterval().toMillis())
                        .enableCoordinatorClaimExtension()
                        .spanFactory(
                                new LiveEventSpanFactory(axon.getComponent(EventProcessorSpanFactory.class), clock))
                        .coordinatorExecutor(name -> LowLatencyCoordinatorExecutor.of(name, axon))
                        .batchSize(properties.batchSize()))
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> new SequentialPerSubjectPolicy());
    }
}
