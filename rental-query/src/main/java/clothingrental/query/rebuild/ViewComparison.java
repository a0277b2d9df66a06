package clothingrental.query.rebuild;

import clothingrental.query.projection.store.StoredState;
import clothingrental.query.projection.store.ViewTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was rebuilt against what is stored, while both go on. Documents of the same history, that is, with the same
 * last sequence numbers, must be equal. Where one side knows more, or knows alone, both are looked at again once they have
 * handled all that happened until then; what one side knows more or alone even then is different.
 */
final class ViewComparison {

    /** How many differences are listed. */
    static final int MOST_LISTED = 1_000;

    /** More doubts than this are not looked at again, but counted. */
    private static final int MOST_DOUBTS = 20_000;

    private static final int MOST_ROUNDS = 10;
    private static final int PAGE = 1_000;

    private final ViewTable<?> rebuilt;
    private final ViewTable<?> stored;
    private final List<String> history;
    private final BooleanSupplier goesOn;
    private final BooleanSupplier bothComeToNow;
    private final Set<String> different = new TreeSet<>();
    private final Set<String> doubtful = new LinkedHashSet<>();
    private int moreDoubts;

    /**
     * @param history the fields by which a state tells what history it contains
     * @param goesOn whether somebody still wants to know
     * @param bothComeToNow waits until both sides have handled everything up to now; false if that takes too long
     */
    ViewComparison(
            ViewTable<?> rebuilt,
            ViewTable<?> stored,
            List<String> history,
            BooleanSupplier goesOn,
            BooleanSupplier bothComeToNow) {
        this.rebuilt = rebuilt;
        this.stored = stored;
        this.history = history;
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
            missing.removeAll(rebuilt.statesOf(ids).keySet());
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
        var ours = rebuilt.statesOf(ids);
        var theirs = stored.statesOf(ids);
        ids.forEach(id -> compare(id, ours.get(id), theirs.get(id)));
    }

    private void compare(String id, @Nullable StoredState our, @Nullable StoredState their) {
        if (our == null || their == null) {
            if (our != null || their != null) {
                doubt(id);
            }
        } else if (!our.isSameAs(their)) {
            if (our.isSameIn(history, their)) {
                list(id);
            } else {
                doubt(id);
            }
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

    private void inPages(ViewTable<?> table, Consumer<List<String>> reader) {
        table.ids(PAGE, ids -> {
            reader.accept(ids);
            return goesOn.getAsBoolean();
        });
    }
}
