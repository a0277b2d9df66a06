package clothingrental.platform.processing;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Positions of events as numbers, whichever event store gives them. */
public final class TokenPositions {

    /** Before the first event. */
    public static final long NONE = -1;

    private TokenPositions() {}

    /** The position that a token stands at; {@link #NONE} before the first event, of which Axon Server has no token. */
    public static long of(@Nullable TrackingToken token) {
        return token == null ? NONE : token.position().orElse(NONE);
    }
}
