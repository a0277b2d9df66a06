package clothingrental.platform.processing;

import clothingrental.api.DomainEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Events of one {@linkplain DomainEvent#subject() subject} are handled in the order in which they happened, whichever
 * aggregate has applied them. An event of no published catalogue waits for nothing.
 */
final class SequentialPerSubjectPolicy implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return event.getPayload() instanceof DomainEvent happened ? happened.subject() : event.getIdentifier();
    }
}
