package clothingrental.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import clothingrental.query.projection.store.Slot;
import clothingrental.query.rebuild.Rebuild;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.rebuild.RebuildStore;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The collection {@code rebuilds}, a document for each rebuild. */
public final class MongoRebuildStore implements RebuildStore {

    private static final String ID = "_id";

    private final MongoCollection<StoredRebuild> collection;

    public MongoRebuildStore(MongoDatabase views) {
        collection = views.getCollection("rebuilds", StoredRebuild.class).withWriteConcern(MongoViewStore.LASTING);
    }

    /** As it is stored; public for the eyes of MongoDB's codec. */
    public record StoredRebuild(
            @BsonId String id,
            String projection,
            State state,
            int version,
            Instant requestedAt,
            @Nullable Slot slot,
            @Nullable Instant fillingSince,
            Rebuild.Figures figures,
            List<String> differences,
            boolean moreDifferences,
            @Nullable Integer undecided) {

        static StoredRebuild of(Rebuild rebuild) {
            return new StoredRebuild(
                    rebuild.id(),
                    rebuild.projection(),
                    rebuild.state(),
                    rebuild.version(),
                    rebuild.requestedAt(),
                    rebuild.slot(),
                    rebuild.fillingSince(),
                    rebuild.figures(),
                    rebuild.differences(),
                    rebuild.moreDifferences(),
                    rebuild.undecided());
        }

        Rebuild rebuild() {
            return new Rebuild(
                    id,
                    projection,
                    state,
                    version,
                    requestedAt,
                    slot,
                    fillingSince,
                    figures,
                    differences,
                    moreDifferences,
                    undecided);
        }
    }

    @Override
    public void insert(Rebuild rebuild) {
        collection.insertOne(StoredRebuild.of(rebuild));
    }

    @Override
    public void delete(String id) {
        collection.deleteOne(eq(ID, id));
    }

    @Override
    public Optional<Rebuild> find(String projection, String id) {
        return Optional.ofNullable(collection
                        .find(and(eq(ID, id), eq("projection", projection)))
                        .first())
                .map(StoredRebuild::rebuild);
    }

    @Override
    public void changeIfRunning(String id, UnaryOperator<Rebuild> change) {
        var isRunning = and(eq(ID, id), eq("state", State.RUNNING.name()));
        var found = collection.find(isRunning).first();
        if (found != null) {
            collection.replaceOne(isRunning, StoredRebuild.of(change.apply(found.rebuild())));
        }
    }
}
