package clothingrental.standalone.simulation;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The event store: a list. What a unit of work has published is in it when the unit is committed, or not at all. */
final class History extends AbstractEventBus implements EventStore {

    private final List<DomainEventMessage<?>> events = new ArrayList<>();

    History() {
        super(new Builder() {});
    }

    List<DomainEventMessage<?>> events() {
        return events;
    }

    <E> Stream<E> payloads(Class<E> type) {
        return events.stream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What happened to one order and its deliveries. */
    List<DomainEventMessage<?>> eventsOf(String orderId) {
        return events.stream().filter(event -> orderOf(event).equals(orderId)).toList();
    }

    static String orderOf(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case OrderEvent happened -> happened.orderId();
            case DeliveryEvent happened -> happened.orderId();
            default -> throw new IllegalStateException("of no order: " + event.getPayload());
        };
    }

    void clear() {
        events.clear();
    }

    @Override
    protected void commit(List<? extends EventMessage<?>> published) {
        published.forEach(event -> events.add((DomainEventMessage<?>) event));
        super.commit(published);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.of(events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(aggregateIdentifier))
                .toList());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException();
    }
}
