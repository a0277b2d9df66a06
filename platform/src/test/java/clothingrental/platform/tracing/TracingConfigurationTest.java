package clothingrental.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import clothingrental.platform.messaging.metadata.MetaDataKeys;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class TracingConfigurationTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final ApplicationContextRunner services = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withPropertyValues("spring.config.location=classpath:platform.yml")
            .withConfiguration(AutoConfigurations.of(
                    OpenTelemetrySdkAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    TracingConfiguration.class));

    private final ApplicationContextRunner withAnExporter =
            services.withBean(SpanExporter.class, () -> mock(SpanExporter.class));

    @Test
    void whereNobodyLooksNothingIsRecordedAndTheTraceGoesOn() {
        services.run(context -> {
            var span = spanOf(context, TraceFlags.getSampled());

            assertThat(span.isRecording()).isFalse();
            assertThat(span.getSpanContext().getTraceId()).isEqualTo(TRACE);
        });
    }

    @Test
    void whereNobodyLooksATraceBeginsWithAnIdAllTheSame() {
        services.run(context -> {
            var span = tracer(context).spanBuilder("work").setNoParent().startSpan();

            assertThat(span.isRecording()).isFalse();
            assertThat(span.getSpanContext().isValid()).isTrue();
        });
    }

    @Test
    void forAnExporterAllIsRecordedUnlessToldOtherwise() {
        withAnExporter.run(
                context -> assertThat(spanOf(context, TraceFlags.getDefault()).isRecording())
                        .isTrue());
    }

    /** The gateway takes every trace for sampled. */
    @Test
    void theSettingDecidesHowManyAreRecordedAndNotWhoeverSentTheRequest() {
        withAnExporter
                .withPropertyValues("management.tracing.sampling.probability=0")
                .run(context -> assertThat(
                                spanOf(context, TraceFlags.getSampled()).isRecording())
                        .isFalse());
    }

    @Test
    void whereNobodyLooksTheLogBearsTheTraceOfTheMessageThatIsHandled() {
        services.run(context -> {
            MDC.put("traceId", "of the request");
            var handled = new ArrayList<String>();

            handlerSpan(context, MetaData.with(MetaDataKeys.TRACE_ID, TRACE))
                    .run(() -> handled.add(MDC.get("traceId")));
            handlerSpan(context, MetaData.emptyInstance()).run(() -> handled.add(MDC.get("traceId")));

            assertThat(handled).containsExactly(TRACE, "of the request");
            assertThat(MDC.get("traceId")).isEqualTo("of the request");
        });
    }

    @Test
    void forAnExporterMessagesAreTraced() {
        withAnExporter.run(
                context -> assertThat(context.getBean(SpanFactory.class)).isInstanceOf(OpenTelemetrySpanFactory.class));
    }

    private static org.axonframework.tracing.Span handlerSpan(ApplicationContext context, MetaData metadata) {
        return context.getBean(SpanFactory.class)
                .createChildHandlerSpan(() -> "handling", new GenericMessage<>("payload", metadata));
    }

    @AfterEach
    void forget() {
        MDC.clear();
    }

    private static Span spanOf(ApplicationContext context, TraceFlags parentsFlags) {
        var parent =
                SpanContext.createFromRemoteParent(TRACE, "b7ad6b7169203331", parentsFlags, TraceState.getDefault());
        return tracer(context)
                .spanBuilder("work")
                .setParent(Context.root().with(Span.wrap(parent)))
                .startSpan();
    }

    private static Tracer tracer(ApplicationContext context) {
        return context.getBean(OpenTelemetry.class).getTracer("test");
    }
}
