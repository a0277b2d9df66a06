package clothingrental.platform.web.problem;

import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.web.request.PayloadTooLargeException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where whatever goes wrong becomes problem+json. */
@RestControllerAdvice
public final class ProblemControllerAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemControllerAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ProblemDetails problems;

    public ProblemControllerAdvice(ProblemDetails problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem) {
        return answer(problem.code(), problem.violations());
    }

    /** What a command or query bus throws: a refusal of the domain, or a fault on the way to it. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // Spring Security answers these
        }
        for (var cause : Faults.causesOf(failure).toList()) {
            if (cause instanceof HandlerExecutionException told
                    && told.getDetails().orElse(null) instanceof Refusal refusal) {
                return answer(problems.of(refusal), new HttpHeaders());
            }
            // Tomcat can't decode it, or Spring Security's firewall refuses it, both not before somebody reads it
            if (cause instanceof InvalidParameterException || cause instanceof RequestRejectedException) {
                return answer(ProblemCode.MALFORMED_REQUEST, List.of());
            }
            if (Faults.isTransient(cause)) {
                LOG.warn("Unavailable: {}", cause.toString());
                return answer(ProblemCode.SERVICE_UNAVAILABLE, List.of());
            }
        }
        LOG.error("Unexpected failure", failure);
        return answer(ProblemCode.INTERNAL_ERROR, List.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemCode.VALIDATION_FAILED, ConstraintViolations.violations(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemCode.VALIDATION_FAILED, ConstraintViolations.violations(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemCode.VALIDATION_FAILED, List.of(ConstraintViolations.violation(failure)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var tooLarge = Faults.causesOf(failure).anyMatch(PayloadTooLargeException.class::isInstance);
        return tooLarge
                ? answer(ProblemCode.PAYLOAD_TOO_LARGE, List.of())
                : answer(ProblemCode.MALFORMED_REQUEST, UnreadableBodyViolations.violations(failure));
    }

    /** Everything else that Spring MVC refuses by itself. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (failure instanceof MissingRequestValueException missing) {
            return answer(ProblemCode.VALIDATION_FAILED, List.of(ConstraintViolations.violation(missing)));
        }
        if (status.is5xxServerError()) {
            LOG.error("Unexpected failure", failure);
        }
        return answer(problems.of(ProblemCode.of(status), ConstraintViolations.atEndpoint(failure)), headers);
    }

    private ResponseEntity<Object> answer(ProblemCode code, List<Violation> violations) {
        var headers = new HttpHeaders();
        if (code == ProblemCode.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer(problems.of(code, violations), headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        // said outright: what the client accepts may be unreadable, too
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
