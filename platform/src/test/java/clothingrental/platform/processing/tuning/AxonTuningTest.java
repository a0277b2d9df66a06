package clothingrental.platform.processing.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.springboot.TimeoutProperties;
import org.junit.jupiter.api.Test;

/** Axon still does what {@link AxonTuning} leans on. If one of these fails, the tuning it names has to be looked at again. */
class AxonTuningTest {

    /** More than a segment has space for. */
    private static final int EVENTS = 3_000;

    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Takes as long as it is let. */
    @ProcessingGroup("slow")
    final class Slow {

        @EventHandler
        void on(String event) throws InterruptedException {
            goOn.await();
        }
    }

    /** Notes what waits are asked for. */
    private static final class Waits extends ScheduledThreadPoolExecutor {

        private final Set<Long> millis = ConcurrentHashMap.newKeySet();

        Waits() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            millis.add(unit.toMillis(delay));
            return super.schedule(task, delay, unit);
        }
    }

    @Test
    void aCoordinatorWaitsForSpaceAsLongAsThePromptOneLooksFor() {
        var waits = new Waits();
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine());
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(1)
                        .coordinatorExecutor(name -> waits))
                .registerTokenStore(axon -> new InMemoryTokenStore())
                .registerEventHandler(axon -> new Slow());
        var axon = configurer.start();
        try {
            axon.eventStore()
                    .publish(IntStream.range(0, EVENTS)
                            .<EventMessage<?>>mapToObj(number -> GenericEventMessage.asEventMessage("event " + number))
                            .toList());

            await("there is no space").until(() -> waits.millis.contains(AxonTuning.WAIT_FOR_SPACE_MILLIS));
        } finally {
            goOn.countDown();
            axon.shutdown();
            waits.shutdown();
        }
    }

    @Test
    void theLimitsOfHandlersOfEventsAreAxonsDefaults() {
        var defaults = new TimeoutProperties().getHandler().getEvents();

        assertThat(defaults.getTimeoutMs()).isEqualTo(AxonTuning.EVENT_TIMEOUT_MILLIS);
        assertThat(defaults.getWarningThresholdMs()).isEqualTo(AxonTuning.EVENT_WARNING_MILLIS);
        assertThat(defaults.getWarningIntervalMs()).isEqualTo(AxonTuning.EVENT_WARNED_AGAIN_MILLIS);
    }
}
