package clothingrental.standalone.events;

import static clothingrental.standalone.events.SqliteStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.platform.fault.Faults;
import clothingrental.platform.processing.TokenPositions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Axon expects of an event storage engine, and that positions follow commits without holes. */
class SqliteEventStorageEngineTest {

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.in(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAggregateIsReadInItsOrderAndAfterAReopening() {
        store.events().appendEvents(event("a", 0), event("a", 1));
        store.events().appendEvents(event("b", 0));
        store.events().appendEvents(event("a", 2));
        store.close();
        store = SqliteStore.in(folder);

        assertThat(store.events().readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(0L, 1L, 2L);
        assertThat(store.events().readEvents("a", 2).asStream()).hasSize(1);
        assertThat(store.events().lastSequenceNumberFor("a")).contains(2L);
        assertThat(store.events().lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void whoComesSecondIsToldOfAConflictAndLeavesNothingBehind() {
        store.events().appendEvents(event("a", 0));

        assertThatThrownBy(() -> store.events().appendEvents(event("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class)
                .matches(Faults::isConflict);
        assertThatThrownBy(() -> store.events().appendEvents(event("b", 5), event("a", 0)))
                .isInstanceOf(ConcurrencyException.class);
        store.events().appendEvents(event("a", 1));

        assertThat(store.events().readEvents("b").asStream()).isEmpty();
        assertThat(positionsFrom(null))
                .as("what was refused has used no position")
                .containsExactly(1L, 2L);
    }

    @Test
    void positionsHaveNoHolesHoweverManyAppendAndAreRefusedAtOnce() {
        try (var writers = Executors.newFixedThreadPool(16)) {
            for (int writer = 0; writer < 16; writer++) {
                writers.execute(() -> {
                    for (int i = 0; i < 50; i++) {
                        var id = "aggregate-" + i; // the same for all: one of them is first
                        try {
                            store.events().appendEvents(event(id, 0), event(id, 1));
                        } catch (AggregateStreamCreationException second) {
                            store.events().appendEvents(new GenericEventMessage<>("of nobody"));
                        }
                    }
                });
            }
        }

        assertThat(positionsFrom(null))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 50 * 2 + 15 * 50).boxed().toList());
    }

    @Test
    void aReaderSeesAnEventAsSoonAsItsAppendReturns() {
        for (long sequence = 0; sequence < 100; sequence++) {
            store.events().appendEvents(event("a", sequence));

            assertThat(TokenPositions.of(store.events().createHeadToken())).isEqualTo(sequence + 1);
        }
    }

    @Test
    void readingGoesOnAfterAToken() {
        appendFive();

        assertThat(positionsFrom(GapAwareTrackingToken.newInstance(3, Set.of())))
                .containsExactly(4L, 5L);
        assertThat(positionsFrom(store.events().createTailToken())).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(positionsFrom(store.events().createHeadToken())).isEmpty();
    }

    @Test
    void aTokenOfAnEarlierReleaseThatHasPassedOverEventsGetsThemFirst() {
        appendFive();
        // 2 had not been committed yet when 3 and 4 were read; what had 0 was rolled back
        var old = GapAwareTrackingToken.newInstance(4, Set.of(0L, 2L));

        var events = eventsFrom(old);

        assertThat(events.stream().map(event -> event.getSequenceNumber() + 1)).containsExactly(2L, 5L);
        assertThat(old.covers(events.getFirst().trackingToken()))
                .as("a processor takes it for new")
                .isFalse();
        assertThat(positionsFrom(events.getFirst().trackingToken()))
                .as("and doesn't get it again")
                .containsExactly(5L);
    }

    @Test
    void aMomentHasAToken() {
        assertThat(store.events().createTailToken()).isNull();
        assertThat(store.events().createHeadToken()).isNull();
        appendFive();
        var third = eventsFrom(null).get(2).getTimestamp();

        assertThat(positionsFrom(store.events().createTokenAt(third))).contains(3L);
        assertThat(positionsFrom(store.events().createTokenAt(third.plus(Duration.ofDays(1)))))
                .isEmpty();
    }

    @Test
    void theLatestSnapshotIsReadFirst() {
        store.events().appendEvents(event("a", 0), event("a", 1), event("a", 2));
        store.events().storeSnapshot(event("a", 0));
        store.events().storeSnapshot(event("a", 1));

        assertThat(store.events().readSnapshot("a"))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getSequenceNumber()).isEqualTo(1));
        assertThat(store.events().readSnapshot("b")).isEmpty();
    }

    private void appendFive() {
        for (long sequence = 0; sequence < 5; sequence++) {
            store.events().appendEvents(event("a", sequence));
        }
    }

    private List<Long> positionsFrom(@Nullable TrackingToken token) {
        return eventsFrom(token).stream()
                .map(event -> TokenPositions.of(event.trackingToken()))
                .toList();
    }

    private List<GenericTrackedDomainEventMessage<?>> eventsFrom(@Nullable TrackingToken token) {
        return store.events()
                .readEvents(token, false)
                .<GenericTrackedDomainEventMessage<?>>map(GenericTrackedDomainEventMessage.class::cast)
                .toList();
    }
}
