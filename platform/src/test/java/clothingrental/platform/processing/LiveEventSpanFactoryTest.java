package clothingrental.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;
import org.junit.jupiter.api.Test;

class LiveEventSpanFactoryTest {

    private static final Instant NOW = Instant.parse("2026-03-12T09:00:00Z");
    private static final EventMessage<?> LATELY = happened(NOW.minus(Duration.ofMinutes(59)));
    private static final EventMessage<?> LONG_AGO = happened(NOW.minus(Duration.ofMinutes(61)));

    private final EventProcessorSpanFactory spans = mock(EventProcessorSpanFactory.class);
    private final Span span = mock(Span.class);
    private final LiveEventSpanFactory traced = new LiveEventSpanFactory(spans, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatHasHappenedLatelyIsTraced() {
        when(spans.createProcessEventSpan(true, LATELY)).thenReturn(span);

        assertThat(traced.createProcessEventSpan(true, LATELY)).isSameAs(span);
    }

    @Test
    void whatHappenedLongAgoIsNot() {
        assertThat(traced.createProcessEventSpan(true, LONG_AGO)).isSameAs(NoOpSpan.INSTANCE);

        verifyNoInteractions(spans);
    }

    private static EventMessage<?> happened(Instant at) {
        return new GenericEventMessage<>(new GenericMessage<>("something"), () -> at);
    }
}
