package clothingrental.query.projection.store;

import clothingrental.query.projection.definition.ViewDefinition;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/**
 * Where the views are kept, and with them what belongs to them: a port. It is chosen by {@code rental.views.store}; nothing else
 * knows which one it is.
 */
public interface ViewStore {

    /** A view's documents in one of its slots. Asking for it does not need the store to be there. */
    <S> ViewTable<S> table(ViewDefinition<S> view, Slot slot);

    ProjectionStateStore states();

    /** How far the processors of the views have come. */
    ProjectionTokens tokens();

    /** The events that a processor has parked. */
    SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processor);

    /**
     * The transactions that keep a batch whole: views, tokens and parked events. None if each write is kept by itself; then a
     * batch is written before its token, and may be handled again.
     */
    Optional<TransactionManager> transactions();
}
