package clothingrental.query.slots;

import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionStateStore;
import clothingrental.query.projection.store.Slot;
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
public final class ProjectionStates {

    private final ProjectionStateStore stored;
    private final Duration maxAge;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(ProjectionState state, long readAt) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    public ProjectionStates(ProjectionStateStore stored, Duration maxAge) {
        this.stored = stored;
        this.maxAge = maxAge;
    }

    /** Where a view's projection stands, not older than the maximum age. */
    public ProjectionState of(RebuildableView<?> view) {
        var found = known.get(view.name());
        return found != null && found.isYoungerThan(maxAge) ? found.state() : refresh(view);
    }

    /** Where a view's projection stands now. */
    public ProjectionState refresh(RebuildableView<?> view) {
        var readAt = System.nanoTime();
        var state = stored.find(view.name()).orElseGet(() -> {
            insertFirst(view);
            return stored.find(view.name())
                    .orElseThrow(() -> new IllegalStateException("nobody knows where " + view.name() + " stands"));
        });
        return know(new Known(state, readAt));
    }

    /**
     * Changes where a projection stands, unless it stands elsewhere by now.
     *
     * @param change gives null if the change makes no sense any more; may be asked several times
     * @return what it was changed to; nothing if it was not changed
     */
    public Optional<ProjectionState> change(RebuildableView<?> view, UnaryOperator<@Nullable ProjectionState> change) {
        while (true) {
            var before = refresh(view);
            var wanted = change.apply(before);
            if (wanted == null) {
                return Optional.empty();
            }
            var after = wanted.revised();
            var readAt = System.nanoTime();
            if (stored.replace(before.revision(), after)) {
                return Optional.of(know(new Known(after, readAt)));
            }
        }
    }

    /** Several threads read; the newest revision wins. */
    private ProjectionState know(Known read) {
        return known.merge(
                        read.state().projection(),
                        read,
                        (one, other) -> other.state().revision() >= one.state().revision() ? other : one)
                .state();
    }

    /** What was stored before there were versions is version 1; what is not stored yet will be of this version. */
    private void insertFirst(RebuildableView<?> view) {
        var isNew = view.in(Slot.FIRST).isEmpty();
        stored.insertFirst(
                ProjectionState.first(view.name(), isNew ? view.view().version() : 1));
    }
}
