package clothingrental.query.projection.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a view's documents that is asked for. Where it stands in the document is told twice: by its path, for stores that
 * look into documents, and by a function, for stores that keep it beside them.
 *
 * @param name unique in its view
 * @param path in the state, with dots; lists on the way are passed through
 * @param kind what it holds
 * @param values what a state has there; at most one, unless the kind says otherwise
 * @param <S> the view's state
 */
public record ViewField<S>(String name, String path, Kind kind, Function<S, Collection<?>> values) {

    /** What a field holds. */
    public enum Kind {
        /** A text, asked for by value. */
        TEXT,
        /** Any number of texts, of which one is asked for by value. */
        TEXTS,
        /** An {@link Instant}, to the millisecond; sorted by, or asked for by range. */
        MOMENT,
        /** A {@link LocalDate}; sorted by, or asked for by range. */
        DATE
    }

    public static <S> ViewField<S> text(String name, String path, Function<S, @Nullable String> value) {
        return new ViewField<>(name, path, Kind.TEXT, state -> listOf(value.apply(state)));
    }

    public static <S> ViewField<S> texts(String name, String path, Function<S, Collection<?>> values) {
        return new ViewField<>(name, path, Kind.TEXTS, values);
    }

    public static <S> ViewField<S> moment(String name, String path, Function<S, @Nullable Instant> value) {
        return new ViewField<>(name, path, Kind.MOMENT, state -> listOf(value.apply(state)));
    }

    public static <S> ViewField<S> date(String name, String path, Function<S, @Nullable LocalDate> value) {
        return new ViewField<>(name, path, Kind.DATE, state -> listOf(value.apply(state)));
    }

    /** Whether a document may have several values of it. */
    public boolean isMany() {
        return kind == Kind.TEXTS;
    }

    private static List<?> listOf(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }
}
