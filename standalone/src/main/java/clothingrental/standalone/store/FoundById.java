package clothingrental.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection in which documents that are wanted by their ids are found by them. The server as it comes uses an
 * index only for a question about exactly its fields: it would look at all documents to replace the one with a certain id and
 * version, and the more orders there are, the slower each event would be. And its index of ids serializes an id for each
 * comparison; a collection's documents are kept by id anyway.
 */
final class FoundById extends H2Collection {

    /** How the server names the maps of a collection. */
    private static final String DOCUMENTS = "databases.";

    private static final String META = "meta.";
    private static final String ID = "_id";
    private static final String IN = "$in";
    private static final String AND = "$and";

    FoundById(MongoDatabase database, String name, CollectionOptions options, MVStore store, CursorRegistry cursors) {
        super(
                database,
                name,
                options,
                store.openMap(DOCUMENTS + fullName(database, name)),
                store.openMap(META + fullName(database, name)),
                cursors);
    }

    private static String fullName(MongoDatabase database, String collection) {
        return database.getDatabaseName() + "." + collection;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        var ids = idsIn(query);
        return ids.isEmpty()
                ? super.queryDocuments(query, orderBy, skip, limit, batchSize, fields)
                : matchDocuments(query, stored(ids.get()), orderBy, skip, limit, batchSize, fields);
    }

    private List<Object> stored(Collection<?> ids) {
        return ids.stream()
                .distinct()
                .filter(id -> getDocument(id) != null)
                .<Object>map(id -> id)
                .toList();
    }

    /**
     * The ids of which a document must have one to answer the query; the query's other conditions are tried afterwards.
     * Nothing if it isn't asked for ids, or not for texts: numbers are equal to others that look different.
     */
    private static Optional<Collection<?>> idsIn(Document query) {
        return Stream.concat(Stream.of(query), clausesOf(query))
                .map(clause -> idsOf(clause.get(ID)))
                .filter(ids -> !ids.isEmpty() && ids.stream().allMatch(String.class::isInstance))
                .<Collection<?>>map(ids -> ids)
                .findFirst();
    }

    private static Collection<?> idsOf(@Nullable Object wanted) {
        if (wanted instanceof Document condition) {
            return condition.size() == 1 && condition.get(IN) instanceof Collection<?> ids ? ids : List.of();
        }
        return wanted == null ? List.of() : List.of(wanted);
    }

    private static Stream<Document> clausesOf(Document query) {
        return query.get(AND) instanceof Collection<?> clauses
                ? clauses.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }
}
