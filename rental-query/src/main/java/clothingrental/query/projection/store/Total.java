package clothingrental.query.projection.store;

import org.jspecify.annotations.Nullable;

/**
 * How many documents a question finds, counted to {@link #LIMIT} at most: counting takes the longer the more there are, and
 * nobody turns so many pages.
 *
 * @param counted so many were counted
 * @param isMore whether there are more
 */
public record Total(long counted, boolean isMore) {

    /** Totals are exact up to here. */
    public static final int LIMIT = 1_000;

    /** Counts what a question finds. */
    public static <S> Total of(ViewTable<S> table, ViewQuery<S> question) {
        var counted = table.count(question, LIMIT + 1);
        return new Total(Math.min(counted, LIMIT), counted > LIMIT);
    }

    /** How many there are at least; null if they were counted to the end. */
    public @Nullable Long atLeast() {
        return isMore ? counted : null;
    }
}
