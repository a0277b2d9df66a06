package clothingrental.query.fold;

import java.util.Optional;
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
     * Which document an event belongs to.
     *
     * @return the document's id, or nothing if the event does not concern this view
     */
    Optional<String> documentOf(Object event);

    /**
     * The document after an event. An event that the state contains already changes nothing.
     *
     * @param state the document before; null if there is none yet
     */
    S evolve(@Nullable S state, Happened happened);
}
