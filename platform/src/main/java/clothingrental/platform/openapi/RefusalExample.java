package clothingrental.platform.openapi;

import clothingrental.api.refusal.RefusalCode;
import clothingrental.platform.web.problem.ProblemCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** A refusal as the description of the API tells it. */
record RefusalExample(HttpStatus status, String code, String message) {

    static RefusalExample of(ProblemCode code) {
        return new RefusalExample(code.status(), code.name(), code.message());
    }

    static RefusalExample of(RefusalCode code) {
        return new RefusalExample(ProblemCode.statusOf(code.kind()), code.name(), code.message());
    }

    /** Those that an annotation names; an unknown name is an error of the code that bears it. */
    static Stream<RefusalExample> of(Refusals refusals) {
        return Arrays.stream(refusals.value()).map(name -> named(name, refusals.of()));
    }

    private static RefusalExample named(String name, Class<? extends Enum<?>> codes) {
        for (var code : codes.getEnumConstants()) {
            if (code.name().equals(name)) {
                return switch (code) {
                    case ProblemCode problem -> of(problem);
                    case RefusalCode refusal -> of(refusal);
                    default -> throw new IllegalArgumentException(codes + " has no refusals");
                };
            }
        }
        throw new IllegalArgumentException(codes + " has no " + name);
    }

    /** The problem that a client gets. */
    Map<String, Object> example() {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", message);
        problem.put("code", code);
        if (status == HttpStatus.BAD_REQUEST) {
            problem.put("errors", code.equals("VALIDATION_FAILED") ? List.of(violation()) : List.of());
        }
        problem.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return problem;
    }

    private static Map<String, String> violation() {
        var violation = new LinkedHashMap<String, String>();
        violation.put("field", "lines[0].quantity");
        violation.put("message", "must be 1 to 10");
        return violation;
    }
}
