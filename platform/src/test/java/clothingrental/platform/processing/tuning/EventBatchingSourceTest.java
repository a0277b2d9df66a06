package clothingrental.platform.processing.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.async.FullConcurrencyPolicy;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventBatchingSourceTest {

    private static final String PROCESSOR = "counting";
    private static final int RUN = 8;
    private static final int BATCH = 2_000;
    private static final int EVENTS = 5_000;

    private final InMemoryTokenStore tokens = new InMemoryTokenStore();
    private final There waiting = new There();
    private final Counting handler = new Counting();
    private final Configuration axon = configured();

    /** Notes what it gets, and how much of it at once; its first event waits until it is let go. */
    @ProcessingGroup(PROCESSOR)
    static final class Counting {

        private final Map<String, Integer> handled = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
        private final CountDownLatch allowed = new CountDownLatch(1);
        private final CountDownLatch all = new CountDownLatch(EVENTS);

        @EventHandler
        void on(String event) throws InterruptedException {
            allowed.await();
            handled.merge(event, 1, Integer::sum);
            all.countDown();
            if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isFirstMessage()) {
                batches.add(batch.getMessages().size());
            }
        }
    }

    /** What is there, as the test says. */
    private static final class There implements StreamableMessageSource<TrackedEventMessage<?>>, TrackingEventStream {

        private final Queue<TrackedEventMessage<?>> events = new ConcurrentLinkedQueue<>();
        private final CountDownLatch taken = new CountDownLatch(EVENTS);

        There and(int... positions) {
            IntStream.of(positions)
                    .mapToObj(position -> new GenericTrackedDomainEventMessage<>(
                            new GlobalSequenceTrackingToken(position),
                            new GenericDomainEventMessage<>("Thing", "thing", position, "event " + position)))
                    .forEach(events::add);
            return this;
        }

        BlockingStream<TrackedEventMessage<?>> inRuns() {
            return new EventBatchingSource(this).openStream(null);
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return this;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(events.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !events.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            taken.countDown();
            return events.remove();
        }

        @Override
        public void close() {
            events.clear();
        }
    }

    @AfterEach
    void stop() {
        handler.allowed.countDown();
        axon.shutdown();
    }

    @Test
    void eventsThatAreThereComeInRunsWithTheTokenOfTheLast() throws InterruptedException {
        var there = new There().and(IntStream.range(0, 2 * RUN + 3).toArray());

        assertThat(tokensOf(there.inRuns()))
                .isEqualTo(LongStream.concat(LongStream.concat(times(RUN, 7), times(RUN, 15)), times(3, 18))
                        .boxed()
                        .toList());
    }

    @Test
    void nothingWaitsForARunToGetFull() throws InterruptedException {
        var there = new There().and(0);
        var stream = there.inRuns();

        assertThat(tokensOf(stream)).containsExactly(0L);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.peek()).isEmpty();

        there.and(1, 2);
        assertThat(tokensOf(stream)).containsExactly(2L, 2L);
    }

    @Test
    void whatAnUpcasterHasMadeOfOneEventStaysTogether() throws InterruptedException {
        var there = new There().and(0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9);

        assertThat(tokensOf(there.inRuns()))
                .isEqualTo(LongStream.concat(times(RUN + 1, 7), times(2, 9))
                        .boxed()
                        .toList());
    }

    @Test
    void anEventIsWhatItWasButForItsToken() throws InterruptedException {
        happened(0, 2);

        try (var stored = axon.eventStore().openStream(null);
                var stream = EventBatchingSource.of(axon).openStream(null)) {
            var before = (DomainEventMessage<?>) stored.nextAvailable();
            var event = stream.nextAvailable().withTrackingToken(new GlobalSequenceTrackingToken(9));

            assertThat(event.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(9));
            assertThat(event.getIdentifier()).isEqualTo(before.getIdentifier());
            assertThat(event.getTimestamp()).isEqualTo(before.getTimestamp());
            assertThat(event.getMetaData()).isEqualTo(before.getMetaData());
            assertThat(event).isInstanceOfSatisfying(DomainEventMessage.class, domain -> {
                assertThat(domain.getType()).isEqualTo(before.getType());
                assertThat(domain.getAggregateIdentifier()).isEqualTo(before.getAggregateIdentifier());
                assertThat(domain.getSequenceNumber()).isEqualTo(before.getSequenceNumber());
            });
        }
    }

    @Test
    void aBatchIsNotLimitedToWhatAxonBuffersForAShare() throws InterruptedException {
        waiting.and(IntStream.range(0, EVENTS).toArray());
        axon.start();
        assertThat(waiting.taken.await(30, TimeUnit.SECONDS))
                .as("all wait for the share")
                .isTrue();

        handler.allowed.countDown();

        assertThat(handler.all.await(30, TimeUnit.SECONDS)).as("all handled").isTrue();
        axon.shutdown();
        assertThat(handler.handled.values()).as("each once").hasSize(EVENTS).containsOnly(1);
        assertThat(handler.batches).anyMatch(size -> size >= BATCH);
        assertThat(tokens.fetchToken(PROCESSOR, 0).position()).hasValue(EVENTS - 1);
    }

    @Test
    void sharesThatHaveComeToDifferentPlacesLoseNothingAndGetAtMostTheBeginningOfARunAgain()
            throws InterruptedException {
        var ahead = RUN + 4;
        tokens.initializeTokenSegments(PROCESSOR, 2, new GlobalSequenceTrackingToken(-1));
        tokens.storeToken(new GlobalSequenceTrackingToken(ahead), PROCESSOR, 0);
        waiting.and(IntStream.range(0, EVENTS).toArray());
        handler.allowed.countDown();
        axon.start();

        await().until(() -> IntStream.of(0, 1)
                .allMatch(
                        share -> tokens.fetchToken(PROCESSOR, share).position().orElse(-1) == EVENTS - 1));
        axon.shutdown();
        assertThat(handler.handled.values()).as("none of a share twice").containsOnly(1);
        var missing = IntStream.range(0, EVENTS)
                .filter(number -> !handler.handled.containsKey("event " + number))
                .boxed()
                .toList();
        assertThat(missing)
                .as("of whole runs that the share ahead had handled")
                .isNotEmpty()
                .allMatch(number -> number < RUN);
    }

    private Configuration configured() {
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(axonServer -> new InMemoryEventStorageEngine());
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((system, processor) -> processor
                        .initialToken(source -> new GlobalSequenceTrackingToken(-1))
                        .initialSegmentCount(1)
                        .messageSource(new EventBatchingSource(waiting))
                        .batchSize(BATCH))
                .registerDefaultSequencingPolicy(system -> new FullConcurrencyPolicy())
                .registerTokenStore(system -> tokens)
                .registerEventHandler(system -> handler);
        return configurer.buildConfiguration();
    }

    private void happened(int from, int to) {
        axon.eventStore()
                .publish(IntStream.range(from, to)
                        .mapToObj(
                                number -> new GenericDomainEventMessage<>("Thing", "thing", number, "event " + number))
                        .toList());
    }

    /** Of all that is there; what is peeked at is what comes. */
    private static List<Long> tokensOf(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        var tokens = new ArrayList<Long>();
        while (stream.hasNextAvailable()) {
            var peeked = stream.peek().orElseThrow();
            assertThat(stream.nextAvailable()).isSameAs(peeked);
            tokens.add(peeked.trackingToken().position().orElseThrow());
        }
        return tokens;
    }

    private static LongStream times(int times, long token) {
        return LongStream.generate(() -> token).limit(times);
    }
}
