package clothingrental.query.projection.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The documents of a view in one of its slots: a port, with an adapter for each kind of store. A store that does not answer is a
 * {@link clothingrental.platform.fault.TransientFault passing fault} or one of the store's own kind of it.
 *
 * @param <S> the view's state
 */
public interface ViewTable<S> {

    /** Makes what the documents are kept in, with all its indexes, as far as it is not there. */
    void prepare();

    /** The documents of these ids, as far as they are there, by their ids: one question, however many they are. */
    Map<String, ViewDocument<S>> read(Collection<String> ids);

    /**
     * Stores documents that are taken not to be there.
     *
     * @return the ids of those that were there; they are as they were
     */
    Set<String> insert(List<ViewDocument<S>> documents);

    /**
     * Changes documents, each on condition that it is stored as it was read.
     *
     * @throws ConcurrentViewUpdateException if one is not
     */
    void write(List<DocumentChange<S>> changes);

    /** The documents that are asked for. */
    List<ViewDocument<S>> find(ViewQuery<S> question, PageSection section);

    /**
     * How many documents are asked for.
     *
     * @param limit where counting ends; the answer is never more
     */
    long count(ViewQuery<S> question, int limit);

    /** Whether there is no document. */
    boolean isEmpty();

    /** Leaves nothing but the indexes. */
    void empty();

    /** Hands all ids out, in pages of about {@code size} at most, until the reader has had enough. */
    void ids(int size, Predicate<List<String>> reader);

    /** What is stored of these documents, as far as they are there, to be compared. */
    Map<String, StoredState> statesOf(Collection<String> ids);

    /** The one document of this id. */
    default Optional<ViewDocument<S>> one(String id) {
        return Optional.ofNullable(read(List.of(id)).get(id));
    }
}
