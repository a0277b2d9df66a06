package clothingrental.platform.processing.tuning;

import clothingrental.platform.processing.DelegatingEventSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Events in runs of a few, as far as they are there already; all events of a run bear the token of its last. Axon keeps
 * events with the same token together, counts them as one where it limits how many wait for a share, and so a pooled
 * processor's batch is no longer limited to the share's part of 1,024 events: more of an order's events are
 * folded together, and written once. Nothing waits for a run to get full.
 *
 * <p>When shares that have come to different places are read for again, a share may get the first events of a run a second
 * time. Only for processors to which that makes no difference, and which do not ask where an event stands.
 */
public final class EventBatchingSource extends DelegatingEventSource {

    EventBatchingSource(StreamableMessageSource<TrackedEventMessage<?>> events) {
        super(events);
    }

    /** The system's events. */
    public static EventBatchingSource of(Configuration axon) {
        return new EventBatchingSource(DelegatingEventSource.of(axon));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream(super.openStream(token));
    }

    /** Read by one processor's coordinator. */
    private static final class Stream implements TrackingEventStream {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final Queue<TrackedEventMessage<?>> run = new ArrayDeque<>(AxonTuning.EVENTS_OF_A_RUN);

        Stream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        /** Takes what is there, without waiting; what has one token already stays together, as far as it is there. */
        private void gather() throws InterruptedException {
            var there = new ArrayList<TrackedEventMessage<?>>(AxonTuning.EVENTS_OF_A_RUN);
            try {
                for (var next = events.peek();
                        next.isPresent()
                                && (there.size() < AxonTuning.EVENTS_OF_A_RUN
                                        || haveOneToken(there.getLast(), next.get()));
                        next = events.peek()) {
                    there.add(events.nextAvailable());
                }
            } finally {
                there.forEach(event -> run.add(with(there.getLast().trackingToken(), event)));
            }
        }

        private static boolean haveOneToken(TrackedEventMessage<?> one, TrackedEventMessage<?> other) {
            return one.trackingToken().equals(other.trackingToken());
        }

        /** An event's time is read when somebody asks for it. */
        private static TrackedEventMessage<?> with(TrackingToken token, TrackedEventMessage<?> event) {
            return event instanceof DomainEventMessage<?> known
                    ? new GenericTrackedDomainEventMessage<>(
                            token,
                            known.getType(),
                            known.getAggregateIdentifier(),
                            known.getSequenceNumber(),
                            known,
                            known::getTimestamp)
                    : event.withTrackingToken(token);
        }

        /** With the token that it will have: Axon compares it with that of the event before. */
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            try {
                if (run.isEmpty()) {
                    gather();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.ofNullable(run.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return !run.isEmpty() || events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            if (run.isEmpty()) {
                gather();
            }
            var next = run.poll();
            return next != null ? next : events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
