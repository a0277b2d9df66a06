package clothingrental.platform.web.request;

import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses compressed bodies with 415, and says that only plain ones are taken (RFC 9110, section 15.5.16). Nothing here unpacks them; they
 * would be read as JSON that is none.
 */
public final class ContentCodingFilter extends OncePerRequestFilter {

    private static final String PLAIN = "identity";

    private final ProblemWriter problems;

    public ContentCodingFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasBody(request) && isCoded(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, PLAIN);
            problems.write(response, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Compressed bodies can't be read.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isCoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(codings -> Stream.of(codings.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(PLAIN));
    }
}
