package clothingrental.query.audit;

import clothingrental.platform.processing.TokenPositions;
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
import org.springframework.stereotype.Component;

/** The event store as one long log, from some position to where it ends now. */
@Component
class EventLog {

    private static final int PATIENCE_SECONDS = 10;

    private final EventStore events;

    EventLog(EventStore events) {
        this.events = events;
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
        var end = TokenPositions.of(events.createHeadToken());
        if (TokenPositions.of(start) >= end) {
            return;
        }
        try (var stream = events.openStream(start)) {
            var position = TokenPositions.NONE;
            while (position < end) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new CompletionException(new TimeoutException("the event store stops before its end"));
                }
                var event = stream.nextAvailable();
                position = TokenPositions.of(event.trackingToken());
                if (event instanceof DomainEventMessage<?> message && !reader.read(message, event.trackingToken())) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }
}
