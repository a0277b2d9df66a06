package clothingrental.api.refusal;

import java.util.List;

/**
 * A refusal as it travels between processes.
 *
 * @param code the stable code
 * @param kind what sort of refusal it is
 * @param message one sentence for people
 * @param violations the fields it is about, if any
 */
public record Refusal(String code, RefusalCode.Kind kind, String message, List<Violation> violations) {

    /**
     * A rule that a field breaks.
     *
     * @param field the path of the field in the request, as {@code lines[0].quantity}
     * @param message the rule
     */
    public record Violation(String field, String message) {}
}
