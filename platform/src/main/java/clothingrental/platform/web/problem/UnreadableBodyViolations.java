package clothingrental.platform.web.problem;

import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.fault.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where a body can't be read, and what is possible there. What the client has sent is not repeated. */
final class UnreadableBodyViolations {

    /** The field's name if it is about the body as a whole. */
    static final String BODY = "body";

    private UnreadableBodyViolations() {}

    static List<Violation> violations(HttpMessageNotReadableException failure) {
        for (var cause : Faults.causesOf(failure).toList()) {
            if (cause instanceof JacksonException json) {
                return List.of(violation(json));
            }
        }
        return List.of(new Violation(BODY, "must be given, as JSON"));
    }

    private static Violation violation(JacksonException failure) {
        return switch (failure) {
            case InputCoercionException tooLarge -> new Violation(pathOf(tooLarge), "is too large a number");
            case MismatchedInputException mismatch -> new Violation(pathOf(mismatch), allowed(mismatch));
            case StreamReadException unreadable ->
                new Violation(
                        pathInStream(unreadable.processor()), "is no JSON that can be read" + placeOf(unreadable));
            default -> new Violation(pathOf(failure), "is not a possible value");
        };
    }

    private static String allowed(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        if (type == null) {
            return "is not a possible value";
        }
        var allowed = AllowedValues.of(type);
        var quoted = mismatch.getCurrentToken() == JsonToken.VALUE_STRING && !allowed.contains(",");
        return quoted && (allowed.contains("number") || allowed.contains("true"))
                ? allowed + ", without quotation marks"
                : allowed;
    }

    private static String placeOf(JacksonException failure) {
        var place = failure.getLocation();
        return place == null || place.getLineNr() < 0
                ? ""
                : ": line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String pathOf(JacksonException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            append(path, step.getPropertyName(), step.getIndex());
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    /** The way from the document's root to where the parser stands. */
    private static String pathInStream(@Nullable JsonParser parser) {
        var path = new StringBuilder();
        append(path, parser == null ? null : parser.streamReadContext());
        return path.isEmpty() ? BODY : path.toString();
    }

    private static void append(StringBuilder path, @Nullable TokenStreamContext context) {
        if (context != null) {
            append(path, context.getParent());
            append(path, context.currentName(), context.inArray() ? context.getCurrentIndex() : -1);
        }
    }

    private static void append(StringBuilder path, @Nullable String name, int index) {
        if (name != null) {
            path.append(path.isEmpty() ? "" : ".").append(name);
        } else if (index >= 0) {
            path.append('[').append(index).append(']');
        }
    }
}
