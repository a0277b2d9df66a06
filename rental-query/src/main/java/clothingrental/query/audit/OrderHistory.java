package clothingrental.query.audit;

import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to one order and its deliveries, from the event store itself. */
@Component
class OrderHistory {

    private static final Comparator<RecordedEvent> AS_IT_HAPPENED = Comparator.comparingLong(RecordedEvent::position)
            .thenComparing(RecordedEvent::aggregateId)
            .thenComparingLong(RecordedEvent::sequence);

    private final EventStore events;
    private final EventLog log;
    private final PositionIndex index;
    private final OrdersView view = new OrdersView();

    OrderHistory(EventStore events, EventLog log, PositionIndex index) {
        this.events = events;
        this.log = log;
        this.index = index;
    }

    /** All events in the order they happened; none if there is no such order. */
    List<RecordedEvent> of(String orderId) {
        var messages = messagesOf(orderId, recorded -> true).toList();
        var positions = positionsOf(orderId, messages);
        return messages.stream()
                .map(message -> RecordedEvent.of(message, Objects.requireNonNull(positions.get(keyOf(message)))))
                .sorted(AS_IT_HAPPENED)
                .toList();
    }

    /**
     * The order as of a moment, that moment's events included: the fold that the projector stores, over what had
     * happened until then. It doesn't matter to the fold which aggregate's events come first. Clocks of several processes differ: of each
     * aggregate it takes what stands before the first event that is later, and nothing behind it.
     *
     * @return null if nothing had happened yet
     */
    @Nullable OrderState at(Instant moment, String orderId) {
        @Nullable OrderState state = null;
        for (var message : messagesOf(
                        orderId, recorded -> !recorded.getTimestamp().isAfter(moment))
                .toList()) {
            state = view.evolve(
                    state,
                    new SequencedEvent(
                            message.getPayload(),
                            message.getAggregateIdentifier(),
                            message.getSequenceNumber(),
                            message.getTimestamp()));
        }
        return state;
    }

    /** From event 0 on, whatever snapshots there may be; each aggregate's events in their order, as long as they are wanted. */
    private Stream<? extends DomainEventMessage<?>> messagesOf(
            String orderId, Predicate<DomainEventMessage<?>> isWanted) {
        var order = events.readEvents(orderId, 0).asStream().toList();
        return Stream.concat(
                order.stream().takeWhile(isWanted),
                deliveriesOf(orderId, order)
                        .flatMap(deliveryId ->
                                events.readEvents(deliveryId, 0).asStream().takeWhile(isWanted)));
    }

    /** Each leg's first, known to the order or not, and those of the returns that came after one that was taken back. */
    private static Stream<String> deliveriesOf(String orderId, List<? extends DomainEventMessage<?>> order) {
        return Stream.concat(
                        Arrays.stream(Leg.values()).map(leg -> leg.deliveryIdOf(orderId)),
                        order.stream()
                                .<Object>map(DomainEventMessage::getPayload)
                                .filter(ReturnRequested.class::isInstance)
                                .map(requested -> ((ReturnRequested) requested).deliveryId()))
                .distinct();
    }

    /** The index may be a moment behind; what it does not know yet is looked up in the log, until all is found. */
    private Map<String, Long> positionsOf(String orderId, List<? extends DomainEventMessage<?>> messages) {
        var positions = new HashMap<>(index.of(orderId));
        var unknown = messages.stream()
                .filter(message -> !positions.containsKey(keyOf(message)))
                .toList();
        var missing = unknown.stream().map(OrderHistory::keyOf).collect(Collectors.toCollection(HashSet::new));
        unknown.stream()
                .map(DomainEventMessage::getTimestamp)
                .min(Comparator.naturalOrder())
                .ifPresent(since -> log.read(log.since(since), (message, token) -> {
                    var key = keyOf(message);
                    if (missing.remove(key)) {
                        positions.put(key, TokenPositions.of(token));
                    }
                    return !missing.isEmpty();
                }));
        return positions;
    }

    private static String keyOf(DomainEventMessage<?> message) {
        return PositionIndex.keyOf(message.getAggregateIdentifier(), message.getSequenceNumber());
    }
}
