package clothingrental.query.audit;

import clothingrental.platform.messaging.Positions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The event store as one long log, from some position to where it ends now. */
@Component
class EventLog {

    private static final int PATIENCE_SECONDS = 10;

    /** Much longer than an append takes, and shorter than anybody's patience with an export. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final EventStore events;
    private final Duration settling;

    @Autowired
    EventLog(EventStore events) {
        this(events, SETTLING);
    }

    /** @param settling how long a transaction may take that appends */
    EventLog(EventStore events, Duration settling) {
        this.events = events;
        this.settling = settling;
    }

    /** Takes the events one by one. */
    interface Reader {

        /**
         * Takes one.
         *
         * @return whether it wants to have the next one, too
         */
        boolean read(DomainEventMessage<?> message, TrackingToken token);
    }

    /** Where to begin for all that happened at a moment or later. */
    @Nullable TrackingToken since(Instant moment) {
        return events.createTokenAt(moment);
    }

    /** Where to begin for all that follows a position. */
    TrackingToken after(long position) {
        return after(position, events.createHeadToken());
    }

    /** The token from which a stream goes on after a position; of the same kind as another one of the store. */
    static TrackingToken after(long position, @Nullable TrackingToken example) {
        return example instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(position, Set.of())
                : new GlobalSequenceTrackingToken(position);
    }

    /**
     * Reads on until the end, as it is at the beginning of reading, or until the reader has had enough; holds a few events in
     * memory, however many there are.
     *
     * @param start where to begin; null for the very first event
     */
    void read(@Nullable TrackingToken start, Reader reader) {
        read(start, end(), reader);
    }

    /**
     * Reads like {@link #read}, and leaves nothing out that comes later to a position that was passed. On the embedded store
     * positions are given when a transaction begins to write, and not when it commits: at the first gap it waits until all that had begun when
     * the reading began has ended, and reads on from there. What is missing then was rolled back.
     */
    void readAllThatHasBegun(@Nullable TrackingToken start, Reader reader) {
        var end = end();
        var untilTheGap = new UntilTheFirstGap(reader, Positions.of(start));
        read(start, end, untilTheGap);
        if (untilTheGap.isReached) {
            Mono.delay(settling).block();
            read(untilTheGap.last == Positions.of(start) ? start : after(untilTheGap.last), end, reader);
        }
    }

    private long end() {
        return Positions.of(events.createHeadToken());
    }

    private void read(@Nullable TrackingToken start, long end, Reader reader) {
        if (Positions.of(start) >= end) {
            return;
        }
        try (var stream = events.openStream(start)) {
            var position = Positions.NONE;
            while (position < end) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new CompletionException(new TimeoutException("the event store stops before its end"));
                }
                var event = stream.nextAvailable();
                position = Positions.of(event.trackingToken());
                if (event instanceof DomainEventMessage<?> message && !reader.read(message, event.trackingToken())) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }

    /** Stops before the first event that may be preceded by another one that is not there yet. */
    private static final class UntilTheFirstGap implements Reader {

        private final Reader reader;
        private long last;
        private boolean isReached;

        UntilTheFirstGap(Reader reader, long start) {
            this.reader = reader;
            last = start;
        }

        @Override
        public boolean read(DomainEventMessage<?> message, TrackingToken token) {
            if (token instanceof GapAwareTrackingToken gapAware && gapAware.hasGaps()) {
                isReached = true;
                return false;
            }
            last = Positions.of(token);
            return reader.read(message, token);
        }
    }
}
