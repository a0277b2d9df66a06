package clothingrental.query.projection.store;

import clothingrental.platform.operations.StoredTokenReader;
import clothingrental.platform.processing.TokenPositions;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/**
 * How far the projections' processors have come. Not a token store itself, or Axon would take it for everybody's; and a
 * token store can't be read without claiming.
 */
public interface ProjectionTokens extends StoredTokenReader {

    /** As the processors use it. */
    TokenStore store();

    /** Lets a processor begin at the first event when it starts the next time. */
    void forget(String processor);

    /** The position up to which a processor has handled everything. */
    default long positionOf(String processor) {
        return of(processor)
                .mapToLong(kept -> TokenPositions.of(kept.token()))
                .min()
                .orElse(TokenPositions.NONE);
    }

    /** Whether some process works on a part of a processor's events, or did so a moment ago. */
    default boolean areClaimed(String processor) {
        return of(processor).anyMatch(KeptToken::isClaimed);
    }
}
