package clothingrental.query.projection.store;

import clothingrental.query.projection.definition.ViewField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a view are wanted, and in which order.
 *
 * @param values fields that must have a value
 * @param from of the field that is sorted by: the smallest value that is wanted, an {@code Instant} or a {@code LocalDate}; null
 *     for all, also for documents that have none
 * @param to the smallest value that is not wanted any more; null for no end
 * @param order how they are sorted
 * @param <S> the view's state
 */
public record ViewQuery<S>(
        Map<ViewField<S>, String> values,
        @Nullable Object from,
        @Nullable Object to,
        SortOrder<S> order) {

    /** All documents. */
    public static <S> ViewQuery<S> of(SortOrder<S> order) {
        return new ViewQuery<>(Map.of(), null, null, order);
    }

    /** Only documents that have this value; all if it is null. */
    public ViewQuery<S> with(ViewField<S> field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new ViewQuery<>(more, from, to, order);
    }

    /** Only documents of this value of the field that is sorted by, or of a greater one. */
    public ViewQuery<S> from(Object smallest) {
        return new ViewQuery<>(values, smallest, to, order);
    }

    /** Only documents of a smaller value of the field that is sorted by; all if it is null. */
    public ViewQuery<S> to(@Nullable Object end) {
        return new ViewQuery<>(values, from, end, order);
    }
}
