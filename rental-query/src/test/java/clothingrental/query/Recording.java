package clothingrental.query;

import clothingrental.query.view.SequencedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** An event store in memory, and histories recorded in it. */
public final class Recording implements AutoCloseable {

    public static final Map<String, String> METADATA = Map.of("userId", "alice", "correlationId", "request-1");

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    public EmbeddedEventStore events() {
        return events;
    }

    public Recording of(List<SequencedEvent> history) {
        events.publish(history.stream().map(Recording::message).toList());
        return this;
    }

    private static DomainEventMessage<?> message(SequencedEvent happened) {
        return new GenericDomainEventMessage<>(
                happened.event().getClass().getName().contains("OrderEvent") ? "Order" : "Delivery",
                happened.aggregateId(),
                happened.sequence(),
                happened.event(),
                METADATA,
                UUID.randomUUID().toString(),
                happened.at());
    }

    @Override
    public void close() {
        events.shutDown();
    }
}
