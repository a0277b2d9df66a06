package clothingrental.query.view;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A view: a fold of the history. The projector stores what it gives; whoever folds the same events gets the same.
 *
 * @param <S> one document's state
 */
public interface View<S> {

    /** The name of the view and of its projection, unique in the system. */
    String name();

    /**
     * Which form of the view this is, from 1. It is raised when the same history gives other documents than before: what
     * is stored is rebuilt then, as soon as the changed code runs.
     */
    int version();

    /**
     * Which documents an event belongs to.
     *
     * @return the documents' ids, each once; none if the event does not concern this view
     */
    Collection<String> documentsOf(Object event);

    /**
     * A document after an event. An event that the state contains already changes nothing.
     *
     * @param id of the document, one of {@link #documentsOf}
     * @param state the document before; null if there is none yet
     */
    S evolve(String id, @Nullable S state, SequencedEvent happened);
}
