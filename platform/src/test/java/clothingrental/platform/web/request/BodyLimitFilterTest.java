package clothingrental.platform.web.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.platform.web.WebMother;
import clothingrental.platform.web.problem.ProblemWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyLimitFilterTest {

    private static final int LIMIT = 100;

    private final BodyLimitFilter filter =
            new BodyLimitFilter(DataSize.ofBytes(LIMIT), new ProblemWriter(WebMother.problems(), WebMother.json()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws Exception {
        var reached = new AtomicBoolean();

        filter.doFilter(withLength(LIMIT + 1), response, (request, answer) -> reached.set(true));

        assertThat(reached).isFalse();
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        var problem = WebMother.json().readTree(response.getContentAsByteArray());
        assertThat(problem.get("code").asString()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(problem.get("status").asInt()).isEqualTo(413);
        assertThat(problem.get("traceId").asString()).isEqualTo(WebMother.TRACE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT})
    void aBodyWithinTheLimitIsReadToItsEnd(int length) throws Exception {
        var told = new AtomicReference<byte[]>();
        var untold = new AtomicReference<byte[]>();

        filter.doFilter(
                withLength(length),
                response,
                (request, answer) -> told.set(request.getInputStream().readAllBytes()));
        filter.doFilter(
                withoutLength(length),
                new MockHttpServletResponse(),
                (request, answer) -> untold.set(request.getInputStream().readAllBytes()));

        assertThat(told.get()).isEqualTo(body(length));
        assertThat(untold.get()).isEqualTo(body(length));
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsRefusedAsSoonAsItPassesTheLimit() {
        assertThatThrownBy(() -> filter.doFilter(
                        withoutLength(10_000),
                        response,
                        (request, answer) -> request.getInputStream().readAllBytes()))
                .isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    void readByteForByteItIsRefusedAtTheFirstByteTooMuch() throws Exception {
        filter.doFilter(withoutLength(LIMIT + 1), response, (request, answer) -> {
            var input = request.getInputStream();
            for (var count = 0; count < LIMIT; count++) {
                assertThat(input.read()).isNotNegative();
            }
            assertThatThrownBy(input::read).isInstanceOf(PayloadTooLargeException.class);
        });
    }

    @Test
    void aLengthThatIsALieDoesNotHelp() {
        var liar = new MockHttpServletRequest("POST", "/api/orders") {
            @Override
            public long getContentLengthLong() {
                return 10;
            }
        };
        liar.setContent(body(LIMIT + 1));

        assertThatThrownBy(() -> filter.doFilter(
                        liar,
                        response,
                        (request, answer) -> request.getInputStream().readAllBytes()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aBodyReadAsTextIsLimitedAsWell() {
        assertThatThrownBy(() -> filter.doFilter(
                        withoutLength(10_000),
                        response,
                        (request, answer) -> request.getReader().readLine()))
                .isInstanceOf(PayloadTooLargeException.class);
    }

    private static MockHttpServletRequest withLength(int length) {
        var request = new MockHttpServletRequest("POST", "/api/orders");
        request.setContent(body(length));
        return request;
    }

    /** As it comes with {@code Transfer-Encoding: chunked}. */
    private static MockHttpServletRequest withoutLength(int length) {
        var request = new MockHttpServletRequest("POST", "/api/orders") {
            @Override
            public int getContentLength() {
                return -1;
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(body(length));
        return request;
    }

    private static byte[] body(int length) {
        return "x".repeat(length).getBytes(US_ASCII);
    }
}
