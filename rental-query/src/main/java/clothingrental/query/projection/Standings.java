package clothingrental.query.projection;

import clothingrental.query.fold.View;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where each projection stands, as this process knows it: read again before it is used if it was read longer ago than
 * {@code maxAge}. So all replicas follow a switch within that time.
 */
public final class Standings {

    /** What can't be made up from the events: an answer means that it is kept, whatever happens to the server. */
    public static final WriteConcern LASTING = WriteConcern.MAJORITY.withJournal(true);

    private final MongoDatabase views;
    private final MongoCollection<Standing> stored;
    private final Duration maxAge;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Standing standing, long readAt) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    public Standings(MongoDatabase views, Duration maxAge) {
        this.views = views;
        this.stored = views.getCollection("projections", Standing.class).withWriteConcern(LASTING);
        this.maxAge = maxAge;
    }

    /** Where a view's projection stands, not older than the maximum age. */
    public Standing of(View<?> view) {
        var found = known.get(view.name());
        return found != null && found.isYoungerThan(maxAge) ? found.standing() : refresh(view);
    }

    /** Where a view's projection stands now. */
    public Standing refresh(View<?> view) {
        var readAt = System.nanoTime();
        var standing = find(view.name());
        if (standing == null) {
            insertFirst(view);
            standing = find(view.name());
        }
        if (standing == null) {
            throw new IllegalStateException("nobody knows where " + view.name() + " stands");
        }
        return know(new Known(standing, readAt));
    }

    /**
     * Changes where a projection stands, unless it stands elsewhere by now.
     *
     * @param change gives null if the change makes no sense any more; may be asked several times
     * @return what it was changed to; nothing if it was not changed
     */
    public Optional<Standing> change(View<?> view, UnaryOperator<@Nullable Standing> change) {
        while (true) {
            var before = refresh(view);
            var wanted = change.apply(before);
            if (wanted == null) {
                return Optional.empty();
            }
            var after = wanted.revised();
            var readAt = System.nanoTime();
            var result = stored.replaceOne(
                    Filters.and(Filters.eq("_id", before.projection()), Filters.eq("revision", before.revision())),
                    after);
            if (result.getMatchedCount() == 1) {
                return Optional.of(know(new Known(after, readAt)));
            }
        }
    }

    /** Several threads read; the newest revision wins. */
    private Standing know(Known read) {
        return known.merge(
                        read.standing().projection(),
                        read,
                        (one, other) ->
                                other.standing().revision() >= one.standing().revision() ? other : one)
                .standing();
    }

    private @Nullable Standing find(String projection) {
        return stored.find(Filters.eq("_id", projection)).first();
    }

    /** What was stored before there were versions is version 1; what is not stored yet will be of this version. */
    private void insertFirst(View<?> view) {
        var isNew = views.getCollection(Slot.FIRST.of(view.name())).find().first() == null;
        try {
            stored.insertOne(Standing.first(view.name(), isNew ? view.version() : 1));
        } catch (MongoWriteException insertedByAnother) {
            if (find(view.name()) == null) {
                throw insertedByAnother;
            }
        }
    }
}
