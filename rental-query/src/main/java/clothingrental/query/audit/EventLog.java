package clothingrental.query.audit;

import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
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
        void read(DomainEventMessage<?> message, long position);
    }

    /** Where to begin for all that happened at a moment or later. */
    @Nullable TrackingToken since(Instant moment) {
        return events.createTokenAt(moment);
    }

    /** Where to begin for all that follows a position. */
    @Nullable TrackingToken after(long position) {
        return Positions.after(position, events.createHeadToken());
    }

    /**
     * Reads on until the end, as it is at the beginning of reading; holds a few events in memory, however many there
     * are.
     *
     * @param start where to begin; null for the very first event
     */
    void read(@Nullable TrackingToken start, Reader reader) {
        var head = events.createHeadToken();
        if (head == null || Positions.of(head) < 0 || (start != null && Positions.of(start) >= Positions.of(head))) {
            return;
        }
        var end = Positions.of(head);
        try (var stream = events.openStream(start)) {
            var position = Long.MIN_VALUE;
            while (position < end) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new CompletionException(new TimeoutException("the event store stops before its end"));
                }
                var event = stream.nextAvailable();
                position = Positions.of(event.trackingToken());
                if (event instanceof DomainEventMessage<?> message) {
                    reader.read(message, position);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }
}
