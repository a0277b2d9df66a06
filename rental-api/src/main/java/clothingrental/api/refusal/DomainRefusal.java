package clothingrental.api.refusal;

import clothingrental.api.refusal.Refusal.Violation;
import java.util.List;

/** A context says no. Each context has one type of it, which carries that context's codes. */
public abstract class DomainRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    protected DomainRefusal(RefusalCode code, List<Violation> violations) {
        super(code.name() + ": " + code.message());
        this.refusal = new Refusal(code.name(), code.kind(), code.message(), List.copyOf(violations));
    }

    public Refusal refusal() {
        return refusal;
    }
}
