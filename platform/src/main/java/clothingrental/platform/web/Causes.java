package clothingrental.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure and what led to it. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    /** The failure first, its root cause last. */
    static List<Throwable> of(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        @Nullable Throwable cause = failure;
        while (cause != null && causes.size() < DEEPEST) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }
}
