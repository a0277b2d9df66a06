package clothingrental.standalone.events;

import clothingrental.platform.operations.StoredTokenReader;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** The tokens beside the events. Not a token store itself, so that the one of the database remains the only bean of that kind. */
final class EventTokens implements StoredTokenReader {

    private final SqliteTokenStore store;

    EventTokens(SqliteTokenStore store) {
        this.store = store;
        store.releaseAllClaims();
    }

    TokenStore store() {
        return store;
    }

    @Override
    public Stream<KeptToken> of(String processor) {
        return store.stored(processor);
    }
}
