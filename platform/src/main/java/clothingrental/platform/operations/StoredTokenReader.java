package clothingrental.platform.operations;

import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Tokens of processors as they are stored. A token store itself can't be read without claiming. */
public interface StoredTokenReader {

    /**
     * A segment's token.
     *
     * @param token null before the first event
     * @param isClaimed whether some process works on the segment
     */
    record KeptToken(int segment, @Nullable TrackingToken token, boolean isClaimed) {}

    /** The tokens of a processor; none if they are kept elsewhere. */
    Stream<KeptToken> of(String processor);
}
