package clothingrental.platform.web.problem;

import clothingrental.api.refusal.Refusal.Violation;
import java.util.List;

/** Thrown where a REST interface refuses by itself, before any command or query. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<Violation> violations;

    public ProblemException(ProblemCode code) {
        this(code, List.of());
    }

    public ProblemException(ProblemCode code, List<Violation> violations) {
        super(code.name());
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    ProblemCode code() {
        return code;
    }

    List<Violation> violations() {
        return violations;
    }
}
