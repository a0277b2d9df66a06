package clothingrental.query.projection.store;

import clothingrental.query.projection.definition.ViewField;

/**
 * A total order of a view's documents: by a field, and documents of the same value by their ids.
 *
 * @param field a moment or a date
 * @param ascending whether the smallest value comes first
 * @param idsAscending whether the smallest id comes first among documents of the same value
 * @param <S> the view's state
 */
public record SortOrder<S>(ViewField<S> field, boolean ascending, boolean idsAscending) {

    public static <S> SortOrder<S> ascending(ViewField<S> field) {
        return new SortOrder<>(field, true, true);
    }

    public static <S> SortOrder<S> descending(ViewField<S> field) {
        return new SortOrder<>(field, false, true);
    }

    /** Exactly backwards: the same index serves it. */
    public SortOrder<S> reversed() {
        return new SortOrder<>(field, !ascending, !idsAscending);
    }
}
