package clothingrental.query.projection.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection stands: which of its slots is read, and what is done with the other one. All replicas
 * follow it; it is changed by compare-and-set only.
 *
 * @param revision counts the changes
 * @param live the slot that is read
 * @param version of the view that has filled it
 * @param other how it stands with the slot that is not read
 * @param rebuilds which of them matter now
 * @param lead who takes the next step
 */
public record ProjectionState(
        String projection, long revision, Slot live, int version, Other other, Rebuilds rebuilds, Lead lead) {

    /** What the slot that is not read is used for. */
    public enum Use {
        /** Nothing; there is nothing in it. */
        EMPTY,
        /** It is filled from the history. */
        FILLING,
        /** It was read until just now. Replicas that have not heard yet read it still, so it is kept up to date. */
        RETIRING,
        /** Nobody may use it any more; it is emptied once nobody does. */
        DRAINING("LEFT"),
        /** It could not be filled. Its dead letters stay for the operators until the next rebuild. */
        FAILED;

        private final String stored;

        Use() {
            stored = name();
        }

        Use(String stored) {
            this.stored = stored;
        }

        /** What is stored for it, which stays when it gets another name. */
        @JsonValue
        public String stored() {
            return stored;
        }

        /** The use of which {@link #stored()} is this. */
        public static Use ofStored(String stored) {
            return Arrays.stream(values())
                    .filter(use -> use.stored.equals(stored))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no use of a slot: " + stored));
        }
    }

    /**
     * The slot that is not read.
     *
     * @param version of the view that fills or has filled it
     * @param fillings counts how often it was begun to be filled
     */
    public record Other(Use use, int version, long fillings) {

        Other used(Use changed) {
            return new Other(changed, version, fillings);
        }

        Other filledBy(int filler) {
            return new Other(Use.FILLING, filler, fillings + 1);
        }
    }

    /**
     * Rebuilds of this projection.
     *
     * @param running null if there is none
     * @param completed the last one that has ended with a switch
     * @param attempted the highest version that one was begun for, since the last one that has ended with a switch
     */
    public record Rebuilds(
            @Nullable String running, @Nullable String completed, int attempted) {

        Rebuilds requested(String id, int wanted) {
            return new Rebuilds(id, completed, Math.max(attempted, wanted));
        }

        Rebuilds withoutRunning() {
            return new Rebuilds(null, completed, attempted);
        }

        /** What has gone back to an older form can come to the newer one again. */
        Rebuilds withRunningCompleted(int version) {
            return new Rebuilds(null, running, version);
        }
    }

    /**
     * Who takes the next step.
     *
     * @param beat counts the leading replica's signs of life
     */
    public record Lead(@Nullable String replica, long beat) {}

    public static ProjectionState first(String projection, int version) {
        return new ProjectionState(
                projection,
                0,
                Slot.FIRST,
                version,
                new Other(Use.EMPTY, version, 0),
                new Rebuilds(null, null, version),
                new Lead(null, 0));
    }

    /** What the slot that is not read is used for. */
    public Use use() {
        return other.use();
    }

    /** The rebuild that is running; null if there is none. */
    public @Nullable String rebuild() {
        return rebuilds.running();
    }

    /** Whether somebody has to do something about the slot that is not read. */
    public boolean isUnsettled() {
        return rebuild() != null || use() == Use.RETIRING || use() == Use.DRAINING;
    }

    /**
     * Whether a process keeps a slot up to date. A process never writes what a newer form of the view is to read; and only
     * the form of the view that a rebuild was begun for fills the slot, or it would not be one form that fills it.
     *
     * @param ours the version of the view in this process
     */
    public boolean keeps(Slot slot, int ours) {
        if (slot == live) {
            return version <= ours;
        }
        return switch (use()) {
            case FILLING -> other.version() == ours;
            case RETIRING -> other.version() <= ours;
            case EMPTY, DRAINING, FAILED -> false;
        };
    }

    /** A rebuild is wanted. */
    public ProjectionState requested(String id, int wanted) {
        return with(other, rebuilds.requested(id, wanted));
    }

    /** The rebuild ends without a switch. */
    public ProjectionState ended(Use left) {
        return with(other.used(left), rebuilds.withoutRunning());
    }

    /** The slot that is not read is used otherwise. */
    public ProjectionState using(Use changed) {
        return with(other.used(changed), rebuilds);
    }

    /** The slot that is not read is filled, by this version of the view. */
    public ProjectionState filledBy(int filler) {
        return with(other.filledBy(filler), rebuilds);
    }

    /** The filled slot is read from now on. */
    public ProjectionState switched() {
        return new ProjectionState(
                projection,
                revision,
                live.other(),
                other.version(),
                new Other(Use.RETIRING, version, other.fillings()),
                rebuilds.withRunningCompleted(other.version()),
                lead);
    }

    /** This replica takes the next step. */
    public ProjectionState ledBy(String replica) {
        return new ProjectionState(
                projection, revision, live, version, other, rebuilds, new Lead(replica, lead.beat() + 1));
    }

    public ProjectionState revised() {
        return new ProjectionState(projection, revision + 1, live, version, other, rebuilds, lead);
    }

    private ProjectionState with(Other changed, Rebuilds now) {
        return new ProjectionState(projection, revision, live, version, changed, now, lead);
    }
}
