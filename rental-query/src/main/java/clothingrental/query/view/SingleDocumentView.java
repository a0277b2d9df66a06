package clothingrental.query.view;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view in which an event belongs to one document at most.
 *
 * @param <S> one document's state
 */
public interface SingleDocumentView<S> extends View<S> {

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
    S evolve(@Nullable S state, SequencedEvent happened);

    @Override
    default Collection<String> documentsOf(Object event) {
        return documentOf(event).stream().toList();
    }

    @Override
    default S evolve(String id, @Nullable S state, SequencedEvent happened) {
        return evolve(state, happened);
    }
}
