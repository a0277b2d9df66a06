package clothingrental.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.web.WebMother;
import clothingrental.platform.web.problem.ProblemWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ContentCodingFilterTest {

    private final ContentCodingFilter filter =
            new ContentCodingFilter(new ProblemWriter(WebMother.problems(), WebMother.json()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/orders");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicBoolean reached = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "zstd", "identity, gzip", "x-unheard-of"})
    void aCompressedBodyIsRefused(String coding) throws Exception {
        request.addHeader("Content-Encoding", coding);
        request.setContent(new byte[] {31, -117, 8});

        filter.doFilter(request, response, (asked, answered) -> reached.set(true));

        assertThat(reached).isFalse();
        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(response.getHeader("Accept-Encoding")).isEqualTo("identity");
        var problem = WebMother.json().readTree(response.getContentAsByteArray());
        assertThat(problem.get("code").asString()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(problem.get("traceId").asString()).isEqualTo(WebMother.TRACE);
    }

    @Test
    void soIsOneThatDoesNotSayItsLength() throws Exception {
        request.addHeader("Content-Encoding", "gzip");
        request.addHeader("Transfer-Encoding", "chunked");

        filter.doFilter(request, response, (asked, answered) -> reached.set(true));

        assertThat(reached).isFalse();
        assertThat(response.getStatus()).isEqualTo(415);
    }

    @Test
    void aPlainBodyIsNot() throws Exception {
        request.addHeader("Content-Encoding", "identity");
        request.setContent(new byte[] {'{', '}'});

        filter.doFilter(request, response, (asked, answered) -> reached.set(true));

        assertThat(reached).isTrue();
    }

    @Test
    void whereThereIsNoBodyThereIsNothingToRefuse() throws Exception {
        request.addHeader("Content-Encoding", "gzip");

        filter.doFilter(request, response, (asked, answered) -> reached.set(true));

        assertThat(reached).isTrue();
    }
}
