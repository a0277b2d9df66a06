package clothingrental.query.audit;

import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Positions of events as numbers, whichever event store gives them. */
final class Positions {

    private Positions() {}

    /** The position that a token stands at. */
    static long of(TrackingToken token) {
        return token.position()
                .orElseThrow(() -> new IllegalArgumentException("an event store without positions: " + token));
    }

    /** The token from which a stream goes on after a position; of the same kind as another one of the store. */
    static TrackingToken after(long position, @Nullable TrackingToken example) {
        return example instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(position, Set.of())
                : new GlobalSequenceTrackingToken(position);
    }
}
