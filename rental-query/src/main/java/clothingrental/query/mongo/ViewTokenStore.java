package clothingrental.query.mongo;

import java.util.Optional;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;

/**
 * How far the views have come, kept beside them. Two replicas that start for the first time at the same moment both
 * name the store; who comes second finds the first one's name when it looks again.
 */
final class ViewTokenStore extends MongoTokenStore {

    ViewTokenStore(Builder builder) {
        super(builder);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        try {
            return super.retrieveStorageIdentifier();
        } catch (UnableToRetrieveIdentifierException namedByAnother) {
            return super.retrieveStorageIdentifier();
        }
    }
}
