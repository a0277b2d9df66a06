package clothingrental.standalone.events;

import clothingrental.platform.processing.DelegatingEventSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets pooled processors hear of events at once. Axon's embedded event store can be waited on, but calls nobody; a
 * pooled processor waits for nobody, and asks it twice a second. Here a thread for each stream waits in its place,
 * reads ahead and calls, as Axon Server's client does.
 */
final class ReadAhead extends DelegatingEventSource {

    private static final int AHEAD = 1_000;

    ReadAhead(StreamableMessageSource<TrackedEventMessage<?>> store) {
        super(store);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream(super.openStream(token));
    }

    /** Read by one processor's coordinator; filled by a thread of its own. */
    private static final class Stream implements TrackingEventStream {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final BlockingQueue<TrackedEventMessage<?>> ahead = new ArrayBlockingQueue<>(AHEAD);
        private @Nullable TrackedEventMessage<?> next;
        private volatile Runnable available = () -> {};
        private volatile @Nullable RuntimeException failure;
        private volatile boolean closed;

        Stream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
            Thread.ofVirtual().name("read-ahead").start(this::read);
        }

        /** Ends by a flag and not by an interrupt, which the store below could take for its own. */
        private void read() {
            try (events) {
                while (!closed) {
                    if (events.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        hold(events.nextAvailable());
                        available.run();
                    }
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                failure = broken;
                available.run();
            }
        }

        private void hold(TrackedEventMessage<?> event) throws InterruptedException {
            var held = false;
            while (!held && !closed) {
                held = ahead.offer(event, 1, TimeUnit.SECONDS);
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null) {
                next = ahead.poll();
            }
            return Optional.ofNullable(next);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (next == null) {
                next = ahead.poll(timeout, unit);
            }
            if (next == null && failure != null) {
                throw failure;
            }
            return next != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                // goes on until there is one, or the thread is interrupted
            }
            TrackedEventMessage<?> event = peek().orElseThrow();
            next = null;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            available = callback;
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
