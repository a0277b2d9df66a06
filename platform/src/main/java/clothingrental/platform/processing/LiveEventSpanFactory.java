package clothingrental.platform.processing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;

/**
 * Traces the handling of events that have just happened, and of those that wait since a part of the system is down. What is older is
 * history that is read again, as in a rebuild: it is nobody's request any more, and there is a lot of it.
 */
final class LiveEventSpanFactory implements EventProcessorSpanFactory {

    private static final Duration PRESENT = Duration.ofHours(1);

    private final EventProcessorSpanFactory spans;
    private final Clock clock;

    LiveEventSpanFactory(EventProcessorSpanFactory spans, Clock clock) {
        this.spans = spans;
        this.clock = clock;
    }

    @Override
    public Span createBatchSpan(boolean streaming, List<? extends EventMessage<?>> events) {
        return spans.createBatchSpan(streaming, events);
    }

    @Override
    public Span createProcessEventSpan(boolean streaming, EventMessage<?> event) {
        return event.getTimestamp().isBefore(clock.instant().minus(PRESENT))
                ? NoOpSpan.INSTANCE
                : spans.createProcessEventSpan(streaming, event);
    }
}
