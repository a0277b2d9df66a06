package clothingrental.platform.processing;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import clothingrental.platform.messaging.MessagingProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ProcessingConfigurationTest {

    private static final Duration CLAIM = Duration.ofMillis(300);

    private final InMemoryTokenStore tokens = spy(new InMemoryTokenStore());
    private final Slow handler = new Slow();

    /** Takes as long as it is let. */
    @ProcessingGroup("slow")
    static final class Slow {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch allowed = new CountDownLatch(1);

        @EventHandler
        void on(String event) throws InterruptedException {
            begun.countDown();
            allowed.await();
        }
    }

    @Test
    void aShareBelongsToItsProcessAlsoWhileABatchTakesLongerThanTheClaim() throws InterruptedException {
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine());
        new ProcessingConfiguration()
                .eventProcessing(new MessagingProperties(CLAIM, 1, 1, 1, 0, 0, 1, CLAIM, 1), Clock.systemUTC())
                .configureModule(configurer);
        configurer.eventProcessing().registerTokenStore(axon -> tokens).registerEventHandler(axon -> handler);
        var axon = configurer.start();
        try {
            axon.eventStore().publish(GenericEventMessage.asEventMessage("something"));
            handler.begun.await();
            clearInvocations(tokens);

            verify(tokens, timeout(CLAIM.multipliedBy(20).toMillis()).atLeast(2))
                    .extendClaim(anyString(), anyInt());
        } finally {
            handler.allowed.countDown();
            axon.shutdown();
        }
    }
}
