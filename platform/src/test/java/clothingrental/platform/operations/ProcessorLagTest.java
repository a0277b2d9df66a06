package clothingrental.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import clothingrental.platform.operations.StoredTokenReader.KeptToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProcessorLagTest {

    private static final Duration THRESHOLD = Duration.ofMinutes(1);

    private final InMemoryTokenStore tokens = new InMemoryTokenStore();
    private final Moody handler = new Moody();
    private final Clock clock = mock(Clock.class);
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final Configuration axon;
    private final EventStore events;
    private final ProcessorLag lag;

    /** Fails as long as it is told to. */
    @ProcessingGroup("moody")
    static final class Moody {

        private volatile boolean fails;

        @EventHandler
        void on(String event) {
            if (fails) {
                throw new IllegalStateException("not now");
            }
        }
    }

    ProcessorLagTest() {
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configured -> new InMemoryEventStorageEngine());
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((configured, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(2))
                .registerDefaultListenerInvocationErrorHandler(configured -> PropagatingErrorHandler.instance())
                .registerTokenStore(configured -> tokens)
                .registerEventHandler(configured -> handler);
        axon = configurer.start();
        events = spy(axon.eventStore());
        lag = new ProcessorLag(
                new Processors(axon.eventProcessingConfiguration(), events, storedTokens()),
                events,
                new LagProperties(Duration.ofSeconds(2), THRESHOLD),
                clock);
        when(clock.instant()).thenAnswer(asked -> now);
    }

    @AfterEach
    void stop() {
        lag.close();
        axon.shutdown();
    }

    @Test
    void aProcessorThatIsUpToDateHasNoLagAndCostsNoRead() {
        happen();

        awaitNoLag();

        clearInvocations(events);
        lag.look();
        verify(events, never()).openStream(any());
        assertThat(lag.ages()).isEmpty();
    }

    @Test
    void theAgeGrowsWhileTheProcessorStandsStillAndIsToldOnce(CapturedOutput log) {
        happen();
        awaitNoLag();
        handler.fails = true;
        happen();
        now = now.plusSeconds(10);
        happen();

        lag.look();
        assertThat(lag.ageOf("moody")).isEqualTo(Duration.ofSeconds(10));
        clearInvocations(events);
        now = now.plus(THRESHOLD);
        lag.look();
        lag.look();

        assertThat(lag.ages()).containsEntry("moody", THRESHOLD.plusSeconds(10));
        verify(events, never()).openStream(any());
        assertThat(log).containsOnlyOnce("Processor moody is behind: its oldest event not handled is 70 s old");
        handler.fails = false;
        awaitNoLag();
    }

    @Test
    void aProcessorThatHasSeenWhatTheStoreHasLostIsToldOnceAsAnError(CapturedOutput log) {
        happen();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> axon
                        .eventProcessingConfiguration()
                        .eventProcessor("moody", StreamingEventProcessor.class)
                        .orElseThrow()
                        .processingStatus()
                        .values()
                        .stream()
                        .anyMatch(segment -> segment.getCurrentPosition().orElse(-1) == 0));
        lag.look();
        assertThat(lag.beyondTheHead()).isEmpty();

        doReturn(null).when(events).createHeadToken();
        lag.look();
        lag.look();

        assertThat(lag.beyondTheHead()).containsExactly("moody");
        assertThat(log).containsOnlyOnce("Processor moody has handled events up to 0, but the event store ends before");
    }

    private void happen() {
        events.publish(new GenericEventMessage<>(UUID.randomUUID().toString(), "something", Map.of(), now));
    }

    private void awaitNoLag() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(axon.eventProcessingConfiguration()
                            .eventProcessor("moody")
                            .orElseThrow()
                            .isRunning())
                    .isTrue();
            assertThat(tokens.fetchSegments("moody")).hasSize(2);
            lag.look();
            assertThat(lag.ageOf("moody")).isZero();
            assertThat(lag.ages()).isEmpty();
        });
    }

    private StoredSegments storedTokens() {
        StoredTokenReader kept = processor -> tokens.fetchSegments(processor).length == 0
                ? Stream.of()
                : Arrays.stream(tokens.fetchSegments(processor))
                        .mapToObj(segment -> new KeptToken(segment, tokens.fetchToken(processor, segment), false));
        var beans = new StaticListableBeanFactory();
        beans.addBean("kept", kept);
        return new StoredSegments(
                axon.eventProcessingConfiguration(),
                new StaticListableBeanFactory()
                        .getBeanProvider(org.axonframework.common.jpa.EntityManagerProvider.class),
                beans.getBeanProvider(StoredTokenReader.class),
                NoTransactionManager.instance(),
                mock(Serializer.class));
    }
}
