package clothingrental.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller has been reached: in a filter, or on the error page. */
public final class ProblemWriter {

    private final ProblemDetails problems;
    private final JsonMapper json;
    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

    public ProblemWriter(ProblemDetails problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** 401 UNAUTHENTICATED, with the challenge of RFC 6750. */
    public void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        challenge.commence(request, response, failure);
        write(response, ProblemCode.UNAUTHENTICATED);
    }

    /** 403 FORBIDDEN, with the challenge of RFC 6750. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        denial.handle(request, response, failure);
        write(response, ProblemCode.FORBIDDEN);
    }

    /** Any problem. Headers that were set already are kept. */
    public void write(HttpServletResponse response, ProblemCode code) throws IOException {
        write(response, problems.of(code, List.of()));
    }

    /**
     * Any problem, with more to say.
     *
     * @param detail a sentence that says more than the code's own
     */
    public void write(HttpServletResponse response, ProblemCode code, String detail) throws IOException {
        write(response, problems.of(code, detail, List.of()));
    }

    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
