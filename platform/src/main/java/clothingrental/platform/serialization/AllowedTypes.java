package clothingrental.platform.serialization;

import java.util.List;

/** The types that a stored or received message may name: this system's, and Axon's own. */
final class AllowedTypes {

    static final String OURS = "clothingrental.";
    static final String AXON = "org.axonframework.";

    /** Results and answers that are plain values. */
    private static final List<String> PLAIN =
            List.of("java.lang.String", "java.lang.Boolean", "java.lang.Integer", "java.lang.Long");

    private AllowedTypes() {}

    /** Whether the class of this name may be loaded; arrays of ours may, too. */
    static boolean contains(String className) {
        return className.startsWith(OURS)
                || className.startsWith(AXON)
                || className.startsWith("[L" + OURS)
                || PLAIN.contains(className);
    }
}
