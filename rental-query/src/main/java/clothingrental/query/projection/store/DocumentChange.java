package clothingrental.query.projection.store;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a document.
 *
 * @param before as it was read, and must still be stored; null if it must not be there yet
 * @param after as it is to be stored
 * @param <S> the state
 */
public record DocumentChange<S>(@Nullable ViewDocument<S> before, ViewDocument<S> after) {

    /** The first version of a document. */
    public static <S> DocumentChange<S> toNew(String id, S state) {
        return new DocumentChange<>(null, new ViewDocument<>(id, 1, state));
    }

    /** The next version of a document. */
    public static <S> DocumentChange<S> of(ViewDocument<S> before, S state) {
        return new DocumentChange<>(before, new ViewDocument<>(before.id(), before.version() + 1, state));
    }

    public String id() {
        return after.id();
    }
}
