package clothingrental.platform.tracing;

import clothingrental.platform.messaging.metadata.MetaDataKeys;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.slf4j.MDC;

/**
 * What is left of tracing messages where no span is exported: while a message is handled, the log bears the trace id
 * that the message bears.
 */
final class TraceIdsInTheLog extends NoOpSpanFactory {

    /** As Micrometer Tracing calls it, and Spring Boot's pattern of the log. */
    static final String KEY = "traceId";

    @Override
    public Span createHandlerSpan(
            Supplier<String> name, Message<?> message, boolean isChildTrace, Message<?>... linkedParents) {
        return message.getMetaData().get(MetaDataKeys.TRACE_ID) instanceof String trace
                ? new OfTrace(trace)
                : NoOpSpan.INSTANCE;
    }

    private static final class OfTrace extends NoOpSpan {

        private final String trace;

        OfTrace(String trace) {
            this.trace = trace;
        }

        @Override
        public Span start() {
            return this;
        }

        @Override
        public SpanScope makeCurrent() {
            var before = MDC.get(KEY);
            MDC.put(KEY, trace);
            return () -> {
                if (before == null) {
                    MDC.remove(KEY);
                } else {
                    MDC.put(KEY, before);
                }
            };
        }
    }
}
