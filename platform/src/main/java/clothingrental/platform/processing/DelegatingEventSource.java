package clothingrental.platform.processing;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a processor has its events from: the event store, or what stands before it and hands its events on in a way of its own. A system
 * whose store needs something before it registers that as a component of this type.
 */
public class DelegatingEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;

    protected DelegatingEventSource(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** What the processors of a system have before the event store; the event store as it is if nothing was registered. */
    public static DelegatingEventSource of(Configuration axon) {
        return axon.getComponent(DelegatingEventSource.class, () -> new DelegatingEventSource(axon.eventStore()));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return events.openStream(token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant moment) {
        return events.createTokenAt(moment);
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return events.createTokenSince(duration);
    }
}
