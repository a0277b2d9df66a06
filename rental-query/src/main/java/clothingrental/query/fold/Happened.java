package clothingrental.query.fold;

import java.time.Instant;

/**
 * An event, and when and where it happened.
 *
 * @param event a message of the published language
 * @param aggregateId whose event it is
 * @param sequence the how manieth event of this aggregate, from 0
 * @param at when it was recorded
 */
public record Happened(Object event, String aggregateId, long sequence, Instant at) {}
