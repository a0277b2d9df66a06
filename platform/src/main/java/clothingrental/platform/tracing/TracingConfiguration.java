package clothingrental.platform.tracing;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.springboot.TracingProperties;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Traces messages with the same OpenTelemetry as requests; Axon would use the global one, which nobody sets here. */
@AutoConfiguration(before = {OpenTelemetryAutoConfiguration.class, AxonTracingAutoConfiguration.class})
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    @Bean
    SpanFactory spanFactory(OpenTelemetry openTelemetry) {
        return OpenTelemetrySpanFactory.builder()
                .tracer(openTelemetry.getTracer("org.axonframework"))
                .contextPropagators(openTelemetry.getPropagators().getTextMapPropagator())
                .build();
    }

    @Bean
    EventProcessorSpanFactory eventProcessorSpanFactory(SpanFactory spans, TracingProperties properties, Clock clock) {
        return new PresentEventsTraced(
                DefaultEventProcessorSpanFactory.builder()
                        .spanFactory(spans)
                        .distributedInSameTrace(properties.getEventProcessor().isDistributedInSameTrace())
                        .build(),
                clock);
    }

    @Bean
    CurrentTrace currentTrace(Tracer tracer) {
        return new CurrentTrace(tracer);
    }
}
