package clothingrental.query.mongo;

import clothingrental.query.projection.store.ProjectionTokens;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

/** Tokens in Axon's collection. */
final class MongoProjectionTokens implements ProjectionTokens {

    private final MongoTemplate collections;
    private final Serializer serializer;
    private final Duration claimTimeout;
    private final Supplier<TokenStore> store;

    MongoProjectionTokens(
            MongoTemplate collections, Serializer serializer, Duration claimTimeout, MongoTokenStore.Builder store) {
        this.collections = collections;
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
        // a token store asks for its collection when it is made
        this.store = SingletonSupplier.of(() -> new ViewTokenStore(store));
    }

    @Override
    public TokenStore store() {
        return store.get();
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

    @Override
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
