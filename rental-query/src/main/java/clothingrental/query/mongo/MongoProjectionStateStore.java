package clothingrental.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionState.Use;
import clothingrental.query.projection.store.ProjectionStateStore;
import clothingrental.query.projection.store.Slot;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/** The collection {@code projections}, a document for each projection. */
final class MongoProjectionStateStore implements ProjectionStateStore {

    private final MongoCollection<StoredProjectionState> collection;

    MongoProjectionStateStore(MongoDatabase views) {
        collection = views.getCollection("projections", StoredProjectionState.class)
                .withWriteConcern(MongoViewStore.LASTING);
    }

    /** As it is stored; public for the eyes of MongoDB's codec. */
    public record StoredProjectionState(
            @BsonId String projection,
            long revision,
            Slot live,
            int version,
            StoredOther other,
            ProjectionState.Rebuilds rebuilds,
            ProjectionState.Lead lead) {

        static StoredProjectionState of(ProjectionState state) {
            return new StoredProjectionState(
                    state.projection(),
                    state.revision(),
                    state.live(),
                    state.version(),
                    StoredOther.of(state.other()),
                    state.rebuilds(),
                    state.lead());
        }

        ProjectionState state() {
            return new ProjectionState(projection, revision, live, version, other.other(), rebuilds, lead);
        }
    }

    /** As it is stored; public for the eyes of MongoDB's codec. */
    public record StoredOther(String use, int version, long fillings) {

        static StoredOther of(ProjectionState.Other other) {
            return new StoredOther(other.use().stored(), other.version(), other.fillings());
        }

        ProjectionState.Other other() {
            return new ProjectionState.Other(Use.ofStored(use), version, fillings);
        }
    }

    @Override
    public Optional<ProjectionState> find(String projection) {
        return Optional.ofNullable(collection.find(eq("_id", projection)).first())
                .map(StoredProjectionState::state);
    }

    @Override
    public void insertFirst(ProjectionState state) {
        try {
            collection.insertOne(StoredProjectionState.of(state));
        } catch (MongoWriteException insertedByAnother) {
            if (find(state.projection()).isEmpty()) {
                throw insertedByAnother;
            }
        }
    }

    @Override
    public boolean replace(long revision, ProjectionState state) {
        return collection
                        .replaceOne(
                                and(eq("_id", state.projection()), eq("revision", revision)),
                                StoredProjectionState.of(state))
                        .getMatchedCount()
                == 1;
    }
}
