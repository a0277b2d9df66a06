package clothingrental.platform.web.problem;

import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.web.request.ParameterNames;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.actuate.endpoint.invoke.MissingParametersException;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which parameter, header or field breaks which rule, whatever way Spring MVC reports it. */
final class ConstraintViolations {

    private static final String UNSAID = "is not valid";

    private ConstraintViolations() {}

    static List<Violation> violations(MethodArgumentNotValidException failure) {
        return failure.getAllErrors().stream()
                .map(ConstraintViolations::violation)
                .distinct()
                .toList();
    }

    static List<Violation> violations(HandlerMethodValidationException failure) {
        return Stream.concat(
                        failure.getParameterValidationResults().stream().flatMap(ConstraintViolations::violationsOf),
                        failure.getCrossParameterValidationResults().stream()
                                .map(error -> new Violation("request", message(error))))
                .distinct()
                .toList();
    }

    /** A value of a query, a path or a header that its type does not have. */
    static Violation violation(TypeMismatchException failure) {
        var field = failure instanceof MethodArgumentTypeMismatchException argument
                ? ParameterNames.nameOf(argument.getParameter())
                : failure.getPropertyName();
        return new Violation(field == null ? "request" : field, AllowedValues.insteadOf(failure));
    }

    static Violation violation(MissingRequestValueException missing) {
        var name = switch (missing) {
            case MissingServletRequestParameterException parameter -> parameter.getParameterName();
            case MissingRequestHeaderException header -> header.getHeaderName();
            case MissingPathVariableException path -> path.getVariableName();
            default -> "request";
        };
        return new Violation(name, "must be given");
    }

    /** What a management endpoint misses, or can't take; nothing for any other failure. */
    static List<Violation> atEndpoint(Exception failure) {
        var cause = failure.getCause();
        if (cause instanceof MissingParametersException missing) {
            return missing.getMissingParameters().stream()
                    .map(parameter -> new Violation(parameter.getName(), "must be given"))
                    .toList();
        }
        return cause instanceof ParameterMappingException mapping
                ? List.of(new Violation(
                        mapping.getParameter().getName(),
                        AllowedValues.of(mapping.getParameter().getType())))
                : List.of();
    }

    private static Stream<Violation> violationsOf(ParameterValidationResult parameter) {
        return parameter instanceof ParameterErrors object
                ? object.getAllErrors().stream().map(ConstraintViolations::violation)
                : parameter.getResolvableErrors().stream()
                        .map(error ->
                                new Violation(ParameterNames.nameOf(parameter.getMethodParameter()), message(error)));
    }

    private static Violation violation(ObjectError error) {
        if (error instanceof FieldError field) {
            var message = field.isBindingFailure() && field.contains(TypeMismatchException.class)
                    ? AllowedValues.insteadOf(field.unwrap(TypeMismatchException.class))
                    : message(field);
            return new Violation(field.getField(), message);
        }
        return new Violation(UnreadableBodyViolations.BODY, message(error));
    }

    private static String message(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? UNSAID : message;
    }
}
