package clothingrental.query.projection;

import clothingrental.platform.messaging.Positions;
import clothingrental.platform.operations.KeptTokens;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * How far the projections' processors have come. Not a token store itself, or Axon would take it for everybody's; and a
 * token store can't be read without claiming.
 */
public final class ProjectionTokens implements KeptTokens {

    private final MongoTemplate collections;
    private final Serializer serializer;
    private final Duration claimTimeout;
    private final Supplier<TokenStore> store;

    public ProjectionTokens(MongoTemplate collections, Serializer serializer, Duration claimTimeout) {
        this(
                collections,
                serializer,
                claimTimeout,
                MongoTokenStore.builder()
                        .mongoTemplate(collections)
                        .serializer(serializer)
                        .claimTimeout(claimTimeout)
                        .transactionManager(NoTransactionManager.instance()));
    }

    /** @param store as it claims tokens; two replicas in one process, as in tests, need names of their own */
    public ProjectionTokens(
            MongoTemplate collections, Serializer serializer, Duration claimTimeout, MongoTokenStore.Builder store) {
        this.collections = collections;
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
        // a token store asks for its collection when it is made
        this.store = SingletonSupplier.of(() -> new TokensBesideTheViews(store));
    }

    public TokenStore store() {
        return store.get();
    }

    /** The position up to which a processor has handled everything. */
    public long positionOf(String processor) {
        return of(processor).mapToLong(kept -> Positions.of(kept.token())).min().orElse(Positions.NONE);
    }

    @Override
    public Stream<KeptToken> of(String processor) {
        var oldest = System.currentTimeMillis() - claimTimeout.toMillis();
        return entriesOf(processor).stream()
                .map(entry -> new KeptToken(
                        entry.getInteger("segment"),
                        tokenOf(entry),
                        entry.get("owner") != null && entry.getLong("timestamp") > oldest));
    }

    /** Whether some process works on a part of a processor's events, or did so a moment ago. */
    public boolean areClaimed(String processor) {
        return of(processor).anyMatch(KeptToken::isClaimed);
    }

    /** Lets a processor begin at the first event when it starts the next time. */
    public void forget(String processor) {
        collections.trackingTokensCollection().deleteMany(Filters.eq("processorName", processor));
    }

    private List<Document> entriesOf(String processor) {
        return collections
                .trackingTokensCollection()
                .find(Filters.eq("processorName", processor))
                .into(new ArrayList<>());
    }

    private @Nullable TrackingToken tokenOf(Document entry) {
        var token = entry.get("token", Binary.class);
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(
                        token.getData(), byte[].class, entry.getString("tokenType"), null));
    }
}
