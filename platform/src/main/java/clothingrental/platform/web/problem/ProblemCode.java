package clothingrental.platform.web.problem;

import clothingrental.api.refusal.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The codes of refusals that are not the domain's (design, section 3). */
public enum ProblemCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be read."),
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "The request breaks a rule."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your roles do not allow this."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here."),
    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such order."),
    DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such delivery."),
    PROJECTION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such projection."),
    CONTACT_MISSING(HttpStatus.NOT_FOUND, "You have left no contact details yet."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not possible here."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer can't be given in an accepted media type."),
    REBUILD_RUNNING(HttpStatus.CONFLICT, "This projection is being rebuilt already."),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request's media type can't be read."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS, "These were too many requests at once; please try again a little later."),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side."),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This can't be done at the moment; please try again.");

    private final HttpStatus status;
    private final String message;

    ProblemCode(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    public HttpStatus status() {
        return status;
    }

    public String message() {
        return message;
    }

    /** The status of a domain's refusal. */
    public static HttpStatus statusOf(RefusalCode.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /** The general code for a status that the web framework has chosen. */
    static ProblemCode of(HttpStatusCode status) {
        for (var code : values()) {
            if (code.status.isSameCodeAs(status)) {
                return code;
            }
        }
        return status.is4xxClientError() ? MALFORMED_REQUEST : INTERNAL_ERROR;
    }

    /**
     * The code for a status that the servlet container has chosen. It takes a method, a version of HTTP or a coding of the body that it
     * does not know for its own shortcoming; all are the client's.
     */
    static ProblemCode ofContainer(int status, HttpServletRequest request) {
        return switch (status) {
            case 501 -> isCoded(request) ? UNSUPPORTED_MEDIA_TYPE : METHOD_NOT_ALLOWED;
            case 505 -> MALFORMED_REQUEST;
            default -> of(HttpStatusCode.valueOf(status));
        };
    }

    /** Whether its body is transferred in more than chunks: compressed. */
    private static boolean isCoded(HttpServletRequest request) {
        var coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding != null && !coding.equalsIgnoreCase("chunked");
    }
}
