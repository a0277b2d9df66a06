package clothingrental.query.audit;

import static clothingrental.query.Journey.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.Journey;
import clothingrental.query.audit.EventExport.Selection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

class ExportInConstantMemoryTest {

    private static final long EVENTS = 200_000;
    private static final String SMALL_HEAP = "-Xmx32m";

    @Test
    @Timeout(120)
    void twoHundredThousandEventsPassThroughASmallHeap() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exporting.class.getName())
                .redirectErrorStream(true)
                .start();

        var told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).endsWith("exported " + (EVENTS + 1) + " lines\n");
    }

    /** The process with the small heap. */
    static final class Exporting {

        private Exporting() {}

        public static void main(String[] arguments) throws IOException {
            var events = EmbeddedEventStore.builder()
                    .storageEngine(new EndlessHistory())
                    .build();
            var lines = new CountingLines();
            new EventExport(new EventLog(events), new JsonMapper()).write(new Selection(null, null, null, null), lines);
            System.out.print("exported " + lines.count + " lines\n");
            events.shutDown();
        }
    }

    private static final class CountingLines extends OutputStream {

        private long count;

        @Override
        public void write(int written) {
            if (written == '\n') {
                count++;
            }
        }
    }

    /** Makes up events as they are read. */
    private static final class EndlessHistory implements EventStorageEngine {

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
            var first = TokenPositions.of(token) + 1;
            return LongStream.range(first, EVENTS).mapToObj(EndlessHistory::event);
        }

        private static TrackedEventMessage<?> event(long position) {
            var orderId = new UUID(0, position).toString();
            var placed =
                    Journey.ofOrder(orderId, "alice", START).placed().history().getFirst();
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>(
                            "Order", orderId, 0, placed.event(), Map.of(), orderId, placed.at()));
        }

        @Override
        public TrackingToken createHeadToken() {
            return new GlobalSequenceTrackingToken(EVENTS - 1);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return null;
        }

        @Override
        public TrackingToken createTokenAt(Instant moment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DomainEventStream readEvents(String aggregateId, long first) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
            return Optional.empty();
        }
    }
}
