package clothingrental.query.projection;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection stands: which of its slots is read, and what is done with the other one. The document of the
 * collection of them that all replicas follow; it is changed by compare-and-set only.
 *
 * @param revision counts the changes
 * @param live the slot that is read
 * @param version of the view that has filled it
 * @param use what the other slot is used for
 * @param otherVersion of the view that fills or has filled the other slot
 * @param fillings counts how often the other slot was begun to be filled
 * @param rebuild the rebuild that is running; null if there is none
 * @param completed the last rebuild that has ended with a switch
 * @param attempted the highest version that a rebuild was ever begun for
 * @param leader the replica that takes the next step
 * @param beat counts the leader's signs of life
 */
public record Standing(
        @BsonId String projection,
        long revision,
        Slot live,
        int version,
        Use use,
        int otherVersion,
        long fillings,
        @Nullable String rebuild,
        @Nullable String completed,
        int attempted,
        @Nullable String leader,
        long beat) {

    /** What the slot that is not read is used for. */
    public enum Use {
        /** Nothing; there is nothing in it. */
        EMPTY,
        /** It is filled from the history. */
        FILLING,
        /** It was read until just now. Replicas that have not heard yet read it still, so it is kept up to date. */
        RETIRING,
        /** Nobody may use it any more; it is emptied once nobody does. */
        LEFT,
        /** It could not be filled. Its dead letters stay for the operators until the next rebuild. */
        FAILED
    }

    static Standing first(String projection, int version) {
        return new Standing(projection, 0, Slot.FIRST, version, Use.EMPTY, version, 0, null, null, version, null, 0);
    }

    /** Whether somebody has to do something about the slot that is not read. */
    public boolean isUnsettled() {
        return rebuild != null || use == Use.RETIRING || use == Use.LEFT;
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
        return switch (use) {
            case FILLING -> otherVersion == ours;
            case RETIRING -> otherVersion <= ours;
            case EMPTY, LEFT, FAILED -> false;
        };
    }

    public Standing requested(String id, int wanted) {
        return new Standing(
                projection,
                revision,
                live,
                version,
                use,
                otherVersion,
                fillings,
                id,
                completed,
                Math.max(attempted, wanted),
                leader,
                beat);
    }

    /** The rebuild ends without a switch. */
    public Standing ended(Use left) {
        return new Standing(
                projection,
                revision,
                live,
                version,
                left,
                otherVersion,
                fillings,
                null,
                completed,
                attempted,
                leader,
                beat);
    }

    public Standing using(Use changed, int filledBy) {
        return new Standing(
                projection,
                revision,
                live,
                version,
                changed,
                filledBy,
                changed == Use.FILLING ? fillings + 1 : fillings,
                rebuild,
                completed,
                attempted,
                leader,
                beat);
    }

    /** The filled slot is read from now on. */
    public Standing switched() {
        return new Standing(
                projection,
                revision,
                live.other(),
                otherVersion,
                Use.RETIRING,
                version,
                fillings,
                null,
                rebuild,
                attempted,
                leader,
                beat);
    }

    public Standing ledBy(String replica) {
        return new Standing(
                projection,
                revision,
                live,
                version,
                use,
                otherVersion,
                fillings,
                rebuild,
                completed,
                attempted,
                replica,
                beat + 1);
    }

    Standing revised() {
        return new Standing(
                projection,
                revision + 1,
                live,
                version,
                use,
                otherVersion,
                fillings,
                rebuild,
                completed,
                attempted,
                leader,
                beat);
    }
}
