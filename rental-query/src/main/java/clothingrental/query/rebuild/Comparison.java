package clothingrental.query.rebuild;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was rebuilt against what is stored, while both go on. Documents of the same history, that is, with the same
 * last sequence numbers, must be equal. Where one side knows more, or knows alone, both are looked at again once they have
 * handled all that happened until then; what one side knows more or alone even then is different.
 */
final class Comparison {

    /** How many differences are listed. */
    static final int MOST_LISTED = 1_000;

    /** More doubts than this are not looked at again, but counted. */
    private static final int MOST_DOUBTS = 20_000;

    private static final int MOST_ROUNDS = 10;
    private static final int PAGE = 1_000;
    private static final String ID = "_id";
    private static final String STATE = "state";

    /** By which a state tells what history it contains. */
    private static final List<String> HISTORY = List.of("sequences", "sequence");

    private final MongoCollection<BsonDocument> rebuilt;
    private final MongoCollection<BsonDocument> stored;
    private final BooleanSupplier goesOn;
    private final BooleanSupplier bothComeToNow;
    private final Set<String> different = new TreeSet<>();
    private final Set<String> doubtful = new LinkedHashSet<>();
    private int moreDoubts;

    /**
     * @param goesOn whether somebody still wants to know
     * @param bothComeToNow waits until both sides have handled everything up to now; false if that takes too long
     */
    Comparison(
            MongoCollection<BsonDocument> rebuilt,
            MongoCollection<BsonDocument> stored,
            BooleanSupplier goesOn,
            BooleanSupplier bothComeToNow) {
        this.rebuilt = rebuilt;
        this.stored = stored;
        this.goesOn = goesOn;
        this.bothComeToNow = bothComeToNow;
    }

    /**
     * What is different.
     *
     * @param ids of the documents, sorted
     * @param areMore whether there are more than these
     * @param undecided how many could not be compared, since one side was behind for too long
     */
    record Differences(List<String> ids, boolean areMore, int undecided) {}

    Differences differences() {
        inPages(rebuilt, this::compare);
        inPages(stored, ids -> {
            var missing = new LinkedHashSet<>(ids);
            idsOf(rebuilt.find(in(ID, ids))).forEach(missing::remove);
            missing.forEach(this::doubt);
        });
        var bothKnowAll = true;
        for (var round = 0; round < MOST_ROUNDS && bothKnowAll && !doubtful.isEmpty(); round++) {
            bothKnowAll = bothComeToNow.getAsBoolean();
            if (bothKnowAll) {
                lookAgain();
            }
        }
        if (bothKnowAll) {
            doubtful.forEach(this::list);
        }
        return new Differences(
                different.stream().limit(MOST_LISTED).toList(),
                different.size() > MOST_LISTED || (bothKnowAll && moreDoubts > 0),
                bothKnowAll ? 0 : doubtful.size() + moreDoubts);
    }

    private void lookAgain() {
        var again = List.copyOf(doubtful);
        doubtful.clear();
        for (var from = 0; from < again.size(); from += PAGE) {
            compare(again.subList(from, Math.min(again.size(), from + PAGE)));
        }
    }

    private void compare(List<String> ids) {
        var ours = byId(rebuilt, ids);
        var theirs = byId(stored, ids);
        ids.forEach(id -> compare(id, ours.get(id), theirs.get(id)));
    }

    private void compare(String id, @Nullable BsonDocument ours, @Nullable BsonDocument theirs) {
        var our = stateOf(ours);
        var their = stateOf(theirs);
        if (our.equals(their)) {
            return;
        }
        if (HISTORY.stream().allMatch(name -> Objects.equals(our.get(name), their.get(name)))) {
            list(id);
        } else {
            doubt(id);
        }
    }

    private void doubt(String id) {
        if (doubtful.size() < MOST_DOUBTS) {
            doubtful.add(id);
        } else {
            moreDoubts++;
        }
    }

    private void list(String id) {
        if (different.size() <= MOST_LISTED) {
            different.add(id);
        }
    }

    private static BsonDocument stateOf(@Nullable BsonDocument document) {
        return document != null && document.isDocument(STATE) ? document.getDocument(STATE) : new BsonDocument();
    }

    /** Ids alone first: the embedded server makes up the whole of an answer before it gives the first page. */
    private void inPages(MongoCollection<BsonDocument> collection, Consumer<List<String>> reader) {
        var page = new ArrayList<String>(PAGE);
        try (var ids = idsOf(collection.find()).batchSize(PAGE).iterator()) {
            while (ids.hasNext() && goesOn.getAsBoolean()) {
                page.add(ids.next());
                if (page.size() == PAGE) {
                    reader.accept(List.copyOf(page));
                    page.clear();
                }
            }
        }
        reader.accept(List.copyOf(page));
    }

    private static MongoIterable<String> idsOf(FindIterable<BsonDocument> found) {
        return found.projection(include(ID))
                .map(document -> document.getString(ID).getValue());
    }

    private static Map<String, BsonDocument> byId(MongoCollection<BsonDocument> collection, Collection<String> ids) {
        var found = new HashMap<String, BsonDocument>();
        collection
                .find(in(ID, ids))
                .projection(include(ID, STATE))
                .forEach(document -> found.put(document.getString(ID).getValue(), document));
        return found;
    }
}
