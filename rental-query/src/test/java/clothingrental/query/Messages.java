package clothingrental.query;

import clothingrental.query.view.SequencedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** What happened, as the event store tells it. */
public final class Messages {

    private Messages() {}

    public static DomainEventMessage<Object> messageOf(SequencedEvent happened) {
        return new GenericDomainEventMessage<>(
                "Aggregate",
                happened.aggregateId(),
                happened.sequence(),
                happened.event(),
                Map.of(),
                UUID.randomUUID().toString(),
                happened.at());
    }

    public static List<DomainEventMessage<Object>> messagesOf(List<SequencedEvent> history) {
        return history.stream().map(Messages::messageOf).toList();
    }
}
