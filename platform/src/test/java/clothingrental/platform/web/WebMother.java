package clothingrental.platform.web;

import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.platform.tracing.CurrentTrace;
import clothingrental.platform.web.problem.ProblemDetails;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** What answers are made of, in the middle of a trace. */
public final class WebMother {

    public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private WebMother() {}

    public static ProblemDetails problems() {
        var tracer = mock(Tracer.class);
        var span = mock(Span.class, RETURNS_DEEP_STUBS);
        when(tracer.currentSpan()).thenReturn(span);
        when(span.context().traceId()).thenReturn(TRACE);
        return new ProblemDetails(new CurrentTrace(tracer));
    }

    /** JSON as Spring Boot shapes it, with our formats. */
    public static JsonMapper json() {
        return JsonMapper.builder()
                .addModule(new WebConfiguration().instantsInMilliseconds())
                .addModule(new WebConfiguration().strictLocalDates())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }
}
