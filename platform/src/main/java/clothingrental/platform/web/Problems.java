package clothingrental.platform.web;

import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.tracing.CurrentTrace;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Writes problem details (RFC 9457) with the members that our clients rely on: code, errors, traceId. */
final class Problems {

    private final CurrentTrace trace;

    Problems(CurrentTrace trace) {
        this.trace = trace;
    }

    ProblemDetail of(ProblemCode code, List<Violation> violations) {
        return write(code.status(), code.name(), code.message(), violations);
    }

    ProblemDetail of(Refusal refusal) {
        return write(ProblemCode.statusOf(refusal.kind()), refusal.code(), refusal.message(), refusal.violations());
    }

    private ProblemDetail write(HttpStatus status, String code, String detail, List<Violation> violations) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        if (status == HttpStatus.BAD_REQUEST) {
            problem.setProperty("errors", violations);
        }
        trace.id().ifPresent(id -> problem.setProperty("traceId", id));
        return problem;
    }
}
