package clothingrental.ordering.order.model;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has asked for and a delivery decides about: one request at a time is pending, and each is decided once,
 * however often its outcome is told.
 */
final class Decision {

    private @Nullable String pending;
    private final Set<String> decided = new HashSet<>();

    boolean isPending() {
        return pending != null;
    }

    boolean isPending(String requestId) {
        return requestId.equals(pending);
    }

    boolean isMade(String requestId) {
        return decided.contains(requestId);
    }

    void requested(String requestId) {
        pending = requestId;
    }

    void made(String requestId) {
        pending = null;
        decided.add(requestId);
    }
}
