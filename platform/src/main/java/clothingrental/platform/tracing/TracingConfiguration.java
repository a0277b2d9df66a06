package clothingrental.platform.tracing;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Traces messages with the same OpenTelemetry as requests; Axon would use the global one, which nobody sets here. */
@AutoConfiguration(before = OpenTelemetryAutoConfiguration.class)
class TracingConfiguration {

    /** Spans of messages that nobody sees cost a twentieth of the processor time of an order. */
    @Bean
    SpanFactory spanFactory(OpenTelemetry openTelemetry, ObjectProvider<SpanExporter> exporters) {
        if (exporters.stream().findAny().isEmpty()) {
            return new TraceIdsInTheLog();
        }
        return OpenTelemetrySpanFactory.builder()
                .tracer(openTelemetry.getTracer("org.axonframework"))
                .contextPropagators(openTelemetry.getPropagators().getTextMapPropagator())
                .build();
    }

    /**
     * Where no exporter is configured, nobody would see what is recorded: no span is, and a full queue of them is nothing to
     * warn of. Trace ids are made and handed on all the same, so messages, problems and the log bear them.
     */
    @Bean
    SdkTracerProviderBuilderCustomizer recordingOnlyForAnExporter(ObjectProvider<SpanExporter> exporters) {
        return tracing -> {
            if (exporters.stream().findAny().isEmpty()) {
                tracing.setSampler(Sampler.alwaysOff());
            }
        };
    }

    @Bean
    CurrentTrace currentTrace(Tracer tracer) {
        return new CurrentTrace(tracer);
    }
}
