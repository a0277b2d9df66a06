package clothingrental.query.view;

import java.time.Instant;

/**
 * An event, and when and where it happened.
 *
 * @param event a message of the published language
 * @param aggregateId whose event it is
 * @param sequence the how manieth event of this aggregate, from 0
 * @param at when it was recorded
 * @param position where it stands among all events; {@link #UNKNOWN_POSITION} where events are not read in that order
 */
public record SequencedEvent(Object event, String aggregateId, long sequence, Instant at, long position) {

    /** Before the first event. */
    public static final long UNKNOWN_POSITION = -1;

    /** What has happened, for views that do not ask where it stands. */
    public SequencedEvent(Object event, String aggregateId, long sequence, Instant at) {
        this(event, aggregateId, sequence, at, UNKNOWN_POSITION);
    }
}
