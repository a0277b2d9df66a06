package clothingrental.query.rebuild;

import clothingrental.query.projection.store.Slot;
import clothingrental.query.rebuild.ViewComparison.Differences;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild, running or ended.
 *
 * @param slot the slot that is filled; known when filling begins
 * @param version the form of the view that is built
 * @param fillingSince when the first event was about to be read
 * @param figures as they were last noted
 * @param differences ids of documents that were stored otherwise than history has it
 * @param moreDifferences whether there are more than are listed
 * @param undecided how many could not be compared, because what is read was behind for too long; null until it is known
 */
public record Rebuild(
        String id,
        String projection,
        State state,
        int version,
        Instant requestedAt,
        @Nullable Slot slot,
        @Nullable Instant fillingSince,
        Figures figures,
        List<String> differences,
        boolean moreDifferences,
        @Nullable Integer undecided) {

    /** How a rebuild stands. */
    public enum State {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    /**
     * How far it has come.
     *
     * @param progress 0 to 1
     * @param eventsRead of the history, by all replicas
     */
    public record Figures(double progress, long eventsRead, double eventsPerSecond) {

        static final Figures NONE = new Figures(0, 0, 0);
    }

    static Rebuild of(String id, String projection, int version, Instant at) {
        return new Rebuild(
                id, projection, State.RUNNING, version, at, null, null, Figures.NONE, List.of(), false, null);
    }

    Rebuild withState(State ended) {
        return new Rebuild(
                id,
                projection,
                ended,
                version,
                requestedAt,
                slot,
                fillingSince,
                figures,
                differences,
                moreDifferences,
                undecided);
    }

    Rebuild withFigures(Figures noted) {
        return new Rebuild(
                id,
                projection,
                state,
                version,
                requestedAt,
                slot,
                fillingSince,
                noted,
                differences,
                moreDifferences,
                undecided);
    }

    Rebuild withFilling(Slot filled, Instant since) {
        return new Rebuild(
                id,
                projection,
                state,
                version,
                requestedAt,
                filled,
                since,
                figures,
                differences,
                moreDifferences,
                undecided);
    }

    Rebuild withDifferences(Differences found) {
        return new Rebuild(
                id,
                projection,
                state,
                version,
                requestedAt,
                slot,
                fillingSince,
                figures,
                found.ids(),
                found.areMore(),
                found.undecided());
    }
}
