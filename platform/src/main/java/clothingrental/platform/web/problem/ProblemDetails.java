package clothingrental.platform.web.problem;

import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.tracing.CurrentTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Writes problem details (RFC 9457) with the members that our clients rely on: code, errors, traceId. */
public final class ProblemDetails {

    private final CurrentTrace trace;

    public ProblemDetails(CurrentTrace trace) {
        this.trace = trace;
    }

    ProblemDetail of(ProblemCode code, List<Violation> violations) {
        return of(code, code.message(), violations);
    }

    ProblemDetail of(ProblemCode code, String detail, List<Violation> violations) {
        return write(code.status(), code.name(), detail, violations, currentTrace());
    }

    /** For a request whose handling is over, so that its trace is not the current one any more. */
    ProblemDetail of(ProblemCode code, HttpServletRequest request) {
        return write(
                code.status(),
                code.name(),
                code.message(),
                List.of(),
                trace.idOf(request).orElseGet(this::currentTrace));
    }

    ProblemDetail of(Refusal refusal) {
        return write(
                ProblemCode.statusOf(refusal.kind()),
                refusal.code(),
                refusal.message(),
                refusal.violations(),
                currentTrace());
    }

    private String currentTrace() {
        return trace.id().orElseGet(trace::idOfRefusal);
    }

    private static ProblemDetail write(
            HttpStatus status, String code, String detail, List<Violation> violations, String traceId) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        if (status == HttpStatus.BAD_REQUEST) {
            problem.setProperty("errors", violations);
        }
        problem.setProperty("traceId", traceId);
        return problem;
    }
}
