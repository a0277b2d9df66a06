package clothingrental.api.refusal;

/** A stable code that clients may rely on. Each context has an enum of its own. */
public interface RefusalCode {

    /** The code as clients read it. */
    String name();

    Kind kind();

    /** One sentence for people. It never repeats what the client sent. */
    String message();

    /** What sort of refusal it is, in no protocol's words. */
    enum Kind {
        /** What was sent breaks a rule. */
        INVALID,
        /** It does not exist, or not for this user. */
        NOT_FOUND,
        /** It contradicts the state that things are in. */
        CONFLICT,
        /** It contradicts an earlier request. */
        UNPROCESSABLE
    }
}
