package clothingrental.query.projection;

import clothingrental.query.fold.View;
import clothingrental.query.projection.Projection.DocumentFactory;
import clothingrental.query.projection.Projection.Filling;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.Standing.Use;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * A view that can be rebuilt while it is read: it is kept in two slots, of which readers see the one that is live.
 *
 * @param <S> the view's state
 * @param <D> the document around it
 */
public final class RebuildableView<S, D extends Stored<S>> {

    private final View<S> view;
    private final MongoDatabase database;
    private final Class<D> documentType;
    private final List<ViewIndex> indexes;
    private final Standings standings;
    private final Written<S> listener;
    private final Map<Slot, Projection<S, D>> projections = new EnumMap<>(Slot.class);

    /** @param listener hears of what is written where readers look */
    public RebuildableView(
            View<S> view,
            MongoDatabase database,
            Class<D> documentType,
            DocumentFactory<S, D> documents,
            List<ViewIndex> indexes,
            Standings standings,
            Written<S> listener) {
        this.view = view;
        this.database = database;
        this.documentType = documentType;
        this.indexes = indexes;
        this.standings = standings;
        this.listener = listener;
        for (var slot : Slot.values()) {
            projections.put(slot, new Projection<>(view, in(slot), documents, onlyFrom(slot), () -> filling(slot)));
        }
    }

    /** Makes the indexes of both slots, as far as they are not there. */
    void createIndexes() {
        for (var slot : Slot.values()) {
            createIndexes(slot);
        }
    }

    public View<S> view() {
        return view;
    }

    public String name() {
        return view.name();
    }

    /** Where the view is read at the moment. */
    public MongoCollection<D> live() {
        return in(standings.of(view).live());
    }

    /**
     * The one document that is wanted. Right after a switch it may be known in the slot that was read before, and come
     * to the other one a moment later: nobody shall see it vanish.
     */
    public Optional<D> one(Bson wanted) {
        var standing = standings.of(view);
        return Optional.ofNullable(in(standing.live()).find(wanted).first())
                .or(() -> standing.use() == Use.RETIRING
                        ? Optional.ofNullable(
                                in(standing.live().other()).find(wanted).first())
                        : Optional.empty());
    }

    /** Tells whoever listens in this process that another slot is read now. */
    public void moved() {
        listener.moved(id -> one(Filters.eq("_id", id)).map(Stored::state));
    }

    /** Keeps the view in a slot. */
    public Projection<S, D> projectionIn(Slot slot) {
        return Objects.requireNonNull(projections.get(slot));
    }

    /** What is stored in a slot, as it is. */
    public MongoCollection<BsonDocument> documentsIn(Slot slot) {
        return database.getCollection(slot.of(view.name()), BsonDocument.class);
    }

    /** Leaves nothing of a slot but its indexes. */
    public void empty(Slot slot) {
        in(slot).drop();
        createIndexes(slot);
    }

    private MongoCollection<D> in(Slot slot) {
        return database.getCollection(slot.of(view.name()), documentType);
    }

    private void createIndexes(Slot slot) {
        indexes.forEach(index -> in(slot).createIndex(index.toBson()));
    }

    /** Who listens hears of what they can read, and not of a history that is told again. */
    private Written<S> onlyFrom(Slot slot) {
        return state -> {
            if (standings.of(view).live() == slot) {
                listener.written(state);
            }
        };
    }

    private Filling filling(Slot slot) {
        var standing = standings.of(view);
        return new Filling(
                slot != standing.live() && standing.use() == Use.FILLING,
                standing.other().fillings());
    }
}
