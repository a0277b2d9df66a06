package clothingrental.query.projection.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionStateStore;
import clothingrental.query.projection.store.Slot;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/** The collection {@code projections}, a document for each projection. */
final class MongoProjectionStateStore implements ProjectionStateStore {

    private final MongoCollection<StoredStanding> collection;

    MongoProjectionStateStore(MongoDatabase views) {
        collection = views.getCollection("projections", StoredStanding.class).withWriteConcern(MongoViewStore.LASTING);
    }

    /** As it is stored; public for the eyes of MongoDB's codec. */
    public record StoredStanding(
            @BsonId String projection,
            long revision,
            Slot live,
            int version,
            ProjectionState.Other other,
            ProjectionState.Rebuilds rebuilds,
            ProjectionState.Lead lead) {

        static StoredStanding of(ProjectionState standing) {
            return new StoredStanding(
                    standing.projection(),
                    standing.revision(),
                    standing.live(),
                    standing.version(),
                    standing.other(),
                    standing.rebuilds(),
                    standing.lead());
        }

        ProjectionState standing() {
            return new ProjectionState(projection, revision, live, version, other, rebuilds, lead);
        }
    }

    @Override
    public Optional<ProjectionState> find(String projection) {
        return Optional.ofNullable(collection.find(eq("_id", projection)).first())
                .map(StoredStanding::standing);
    }

    @Override
    public void insertFirst(ProjectionState standing) {
        try {
            collection.insertOne(StoredStanding.of(standing));
        } catch (MongoWriteException insertedByAnother) {
            if (find(standing.projection()).isEmpty()) {
                throw insertedByAnother;
            }
        }
    }

    @Override
    public boolean replace(long revision, ProjectionState standing) {
        return collection
                        .replaceOne(
                                and(eq("_id", standing.projection()), eq("revision", revision)),
                                StoredStanding.of(standing))
                        .getMatchedCount()
                == 1;
    }
}
