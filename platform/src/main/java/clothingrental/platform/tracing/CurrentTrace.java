package clothingrental.platform.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** The trace that the current thread, or a request, is worked on for. */
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

    /** The W3C trace id of a request, also when its handling is over: on the way to the error page nothing is current any more. */
    public Optional<String> idOf(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }

    /** The W3C trace id of a trace that begins and ends here: for what is refused before anything is traced. */
    public String idOfRefusal() {
        var span = tracer.nextSpan().name("http refused").start();
        span.end();
        return span.context().traceId();
    }
}
