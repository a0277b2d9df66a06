package clothingrental.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.definition.ViewIndex;
import clothingrental.query.projection.store.ConcurrentViewUpdateException;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.projection.store.StoredState;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.projection.store.ViewStoreUnavailableException;
import clothingrental.query.projection.store.ViewTable;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/** A view's documents in a collection. */
public final class MongoViewTable<S> implements ViewTable<S> {

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String STATE = "state";

    /** A question is a document, which has 16 MB at most. */
    private static final int MOST_IDS_OF_A_QUESTION = 20_000;

    private final ViewDefinition<S> view;
    private final MongoCollection<ViewDocument<S>> collection;

    MongoViewTable(ViewDefinition<S> view, MongoDatabase database, String name) {
        this.view = view;
        var codecs = database.getCodecRegistry();
        this.collection = database.getCollection(name, ViewDocumentCodec.<S>typeOf())
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new ViewDocumentCodec<>(view.stateType(), codecs)), codecs));
    }

    @Override
    public void prepare() {
        view.indexes().forEach(index -> collection.createIndex(keyOf(index)));
    }

    /** An index as MongoDB wants it. */
    public static Bson keyOf(ViewIndex<?> index) {
        var parts = new ArrayList<Bson>();
        index.values().forEach(field -> parts.add(Indexes.ascending(pathOf(field))));
        parts.add(direction(pathOf(index.order().field()), index.order().ascending()));
        parts.add(direction(ID, index.order().idsAscending()));
        return Indexes.compoundIndex(parts);
    }

    private static Bson direction(String path, boolean isAscending) {
        return isAscending ? Indexes.ascending(path) : Indexes.descending(path);
    }

    private static String pathOf(ViewField<?> field) {
        return STATE + "." + field.path();
    }

    @Override
    public Map<String, ViewDocument<S>> read(Collection<String> ids) {
        var found = new HashMap<String, ViewDocument<S>>();
        var wanted = List.copyOf(ids);
        try {
            for (var from = 0; from < wanted.size(); from += MOST_IDS_OF_A_QUESTION) {
                var some = wanted.subList(from, Math.min(wanted.size(), from + MOST_IDS_OF_A_QUESTION));
                collection
                        .find(some.size() == 1 ? eq(ID, some.getFirst()) : in(ID, some))
                        .forEach(document -> found.put(document.id(), document));
            }
        } catch (MongoException failure) {
            throw new ViewStoreUnavailableException(view.name(), failure);
        }
        return found;
    }

    @Override
    public Set<String> insert(List<ViewDocument<S>> documents) {
        var storedAlready = new HashSet<String>();
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            for (var error : refused.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw refused;
                }
                storedAlready.add(documents.get(error.getIndex()).id());
            }
            if (storedAlready.isEmpty()) {
                throw refused;
            }
        }
        return storedAlready;
    }

    @Override
    public void write(List<DocumentChange<S>> changes) {
        var writes = changes.stream().map(MongoViewTable::writeOf).toList();
        try {
            var result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            var written = result.getMatchedCount() + result.getInsertedCount();
            if (written != writes.size()) {
                throw new ConcurrentViewUpdateException(view.name(), writes.size() - written);
            }
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteErrors().isEmpty()
                    || !refused.getWriteErrors().stream().allMatch(MongoViewTable::isDuplicate)) {
                throw refused;
            }
            throw new ConcurrentViewUpdateException(
                    view.name(), refused.getWriteErrors().size());
        }
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static <S> WriteModel<ViewDocument<S>> writeOf(DocumentChange<S> change) {
        var before = change.before();
        return before == null
                ? new InsertOneModel<>(change.after())
                : new ReplaceOneModel<>(and(eq(ID, before.id()), eq(VERSION, before.version())), change.after());
    }

    @Override
    public List<ViewDocument<S>> find(ViewQuery<S> question, PageSection section) {
        view.indexFor(question);
        var wanted = new ArrayList<>(conditionsOf(question));
        var after = section.after();
        if (after != null) {
            wanted.addAll(behind(after, question.order()));
        }
        return collection
                .find(all(wanted))
                .sort(sortOf(question.order()))
                .skip(Math.toIntExact(section.skipped()))
                .limit(section.size())
                .into(new ArrayList<>());
    }

    @Override
    public long count(ViewQuery<S> question, int limit) {
        view.indexFor(question);
        return collection.countDocuments(all(conditionsOf(question)), new CountOptions().limit(limit));
    }

    private static Bson all(List<Bson> conditions) {
        return conditions.isEmpty() ? Filters.empty() : and(conditions);
    }

    private static List<Bson> conditionsOf(ViewQuery<?> question) {
        var conditions = new ArrayList<Bson>();
        question.values().forEach((field, value) -> conditions.add(eq(pathOf(field), value)));
        var sorted = pathOf(question.order().field());
        var from = question.from();
        if (from != null) {
            conditions.add(gte(sorted, from));
        }
        var to = question.to();
        if (to != null) {
            conditions.add(lt(sorted, to));
        }
        return conditions;
    }

    /** A range of the index, of which the first documents may not be wanted. */
    private static List<Bson> behind(Position position, SortOrder<?> order) {
        var path = pathOf(order.field());
        var value = position.value();
        return List.of(
                order.ascending() ? gte(path, value) : lte(path, value),
                or(
                        order.ascending() ? gt(path, value) : lt(path, value),
                        order.idsAscending() ? gt(ID, position.id()) : lt(ID, position.id())));
    }

    private static Bson sortOf(SortOrder<?> order) {
        var path = pathOf(order.field());
        return Sorts.orderBy(
                order.ascending() ? Sorts.ascending(path) : Sorts.descending(path),
                order.idsAscending() ? Sorts.ascending(ID) : Sorts.descending(ID));
    }

    @Override
    public boolean isEmpty() {
        return asTheyAre().find().projection(include(ID)).first() == null;
    }

    @Override
    public void empty() {
        collection.drop();
        prepare();
    }

    @Override
    public void ids(int size, Predicate<List<String>> reader) {
        var page = new ArrayList<String>(size);
        var goesOn = true;
        try (var ids =
                asTheyAre().find().projection(include(ID)).batchSize(size).iterator()) {
            while (goesOn && ids.hasNext()) {
                page.add(ids.next().getString(ID).getValue());
                if (page.size() == size || !ids.hasNext()) {
                    goesOn = reader.test(List.copyOf(page));
                    page.clear();
                }
            }
        }
    }

    @Override
    public Map<String, StoredState> statesOf(Collection<String> ids) {
        var found = new HashMap<String, StoredState>();
        asTheyAre()
                .find(in(ID, ids))
                .projection(include(ID, STATE))
                .forEach(document -> found.put(document.getString(ID).getValue(), stateIn(document)));
        return found;
    }

    private MongoCollection<BsonDocument> asTheyAre() {
        return collection.withDocumentClass(BsonDocument.class);
    }

    private static StoredState stateIn(BsonDocument document) {
        return new BsonState(document.isDocument(STATE) ? document.getDocument(STATE) : new BsonDocument());
    }

    /** A state as it is stored. */
    private record BsonState(BsonDocument state) implements StoredState {

        @Override
        public boolean isSameAs(StoredState other) {
            return equals(other);
        }

        @Override
        public boolean isSameIn(List<String> fields, StoredState other) {
            return other instanceof BsonState theirs
                    && fields.stream()
                            .allMatch(field -> Objects.equals(
                                    state.get(field), theirs.state().get(field)));
        }
    }
}
