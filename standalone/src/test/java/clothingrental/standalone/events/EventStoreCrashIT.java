package clothingrental.standalone.events;

import static clothingrental.standalone.events.SqliteStore.PROCESSOR;
import static clothingrental.standalone.events.SqliteStore.event;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.testing.KilledProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The event store is killed while it is appended to: what was acknowledged is there, and nothing is there by half. */
@Execution(ExecutionMode.CONCURRENT)
class EventStoreCrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int WRITERS = 16;
    private static final String TOKEN = "token ";

    @TempDir
    Path folder;

    /** Appends two events at a time without end, stores how far it has come, and says what it was told to be there. */
    static final class Writer {

        public static void main(String[] arguments) {
            var store = SqliteStore.in(Path.of(arguments[0]));
            for (int writer = 0; writer < WRITERS; writer++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        var id = UUID.randomUUID().toString();
                        store.events().appendEvents(event(id, 0), event(id, 1));
                        System.out.println(id);
                    }
                });
            }
            Thread.ofPlatform().start(() -> {
                while (true) {
                    var head = store.events().createHeadToken();
                    if (store.tokens().fetchSegments(PROCESSOR).length == 0) {
                        store.tokens().initializeTokenSegments(PROCESSOR, 1, head);
                        store.tokens().fetchToken(PROCESSOR, 0);
                    }
                    if (head != null) {
                        store.file().write(session -> session.update("update token_entry set owner = null"));
                        store.tokens().storeToken(head, PROCESSOR, 0);
                        System.out.println(TOKEN + TokenPositions.of(head));
                    }
                }
            });
        }
    }

    @Test
    @Tag("proof")
    void aStoreThatIsKilledHasWhatItAcknowledged() throws Exception {
        var chance = new Random(1);
        var acknowledged = new HashSet<String>();
        var token = 0L;
        for (int kill = 0; kill < KILLS; kill++) {
            for (var line : KilledProcess.linesOf(Writer.class, folder.toString(), 200 + chance.nextInt(800))) {
                if (line.startsWith(TOKEN)) {
                    token = Long.parseLong(line.substring(TOKEN.length()));
                } else {
                    acknowledged.add(line);
                }
            }
            try (var store = SqliteStore.in(folder)) {
                var positions = new ArrayList<Long>();
                var aggregates = new HashSet<String>();
                store.events().readEvents(null, false).forEach(event -> {
                    positions.add(TokenPositions.of(event.trackingToken()));
                    aggregates.add(((GenericTrackedDomainEventMessage<?>) event).getAggregateIdentifier());
                });

                assertThat(aggregates).as("what was acknowledged").containsAll(acknowledged);
                assertThat(positions)
                        .as("without holes")
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, positions.size())
                                .boxed()
                                .toList());
                assertThat(positions).as("appended together").hasSize(2 * aggregates.size());
                assertThat(store.tokens().stored(PROCESSOR).map(kept -> TokenPositions.of(kept.token())))
                        .as("neither behind what was acknowledged nor ahead of the events")
                        .singleElement()
                        .matches(stored -> stored <= positions.size());
                assertThat(store.tokens().stored(PROCESSOR).map(kept -> TokenPositions.of(kept.token())))
                        .allMatch(atLeast(token));
                // it goes on
                var id = UUID.randomUUID().toString();
                store.events().appendEvents(event(id, 0), event(id, 1));
                assertThat(store.events().readEvents(id).asStream().map(DomainEventMessage::getSequenceNumber))
                        .containsExactly(0L, 1L);
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private static Predicate<Long> atLeast(long least) {
        return stored -> stored >= least;
    }
}
