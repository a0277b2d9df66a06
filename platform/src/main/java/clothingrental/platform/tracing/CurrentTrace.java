package clothingrental.platform.tracing;

import io.micrometer.tracing.Tracer;
import java.util.Optional;

/** The trace that the current thread works for. */
public final class CurrentTrace {

    private final Tracer tracer;

    public CurrentTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The W3C trace id, if there is a trace. */
    public Optional<String> id() {
        return Optional.ofNullable(tracer.currentSpan())
                .map(span -> span.context().traceId());
    }
}
