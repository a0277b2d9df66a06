package clothingrental.standalone.simulation;

import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The views, told of each aggregate's events in order, but of the aggregates in any order, and of some events again. */
final class Views {

    private final View<OrderState> orders = new OrdersView();
    private final View<DeliveryState> deliveries = new DeliveriesView();
    private final Map<String, OrderState> orderStates = new HashMap<>();
    private final Map<String, DeliveryState> deliveryStates = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();

    void clear() {
        orderStates.clear();
        deliveryStates.clear();
        positions.clear();
    }

    boolean areUpToDate(History history) {
        return positions.values().stream().mapToInt(Integer::intValue).sum()
                == history.events().size();
    }

    void step(History history, Random chance) {
        if (history.events().isEmpty()) {
            return;
        }
        var any = history.events().get(chance.nextInt(history.events().size())).getAggregateIdentifier();
        var events = history.events().stream()
                .filter(event -> event.getAggregateIdentifier().equals(any))
                .toList();
        var position = positions.getOrDefault(any, 0);
        if (position < events.size()) {
            fold(orderStates, deliveryStates, events.get(position));
            positions.put(any, position + 1);
        } else if (chance.nextInt(4) == 0) {
            fold(orderStates, deliveryStates, events.get(chance.nextInt(events.size())));
        }
    }

    /** Whether they hold what a clean fold of the history, in the order it happened, gives. */
    boolean equalTheFoldOf(List<DomainEventMessage<?>> history) {
        var cleanOrders = new HashMap<String, OrderState>();
        var cleanDeliveries = new HashMap<String, DeliveryState>();
        history.forEach(event -> fold(cleanOrders, cleanDeliveries, event));
        return cleanOrders.equals(orderStates) && cleanDeliveries.equals(deliveryStates);
    }

    @Nullable OrderState order(String orderId) {
        return orderStates.get(orderId);
    }

    private void fold(
            Map<String, OrderState> orderStates,
            Map<String, DeliveryState> deliveryStates,
            DomainEventMessage<?> message) {
        var happened = new SequencedEvent(
                message.getPayload(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp());
        fold(orders, orderStates, happened);
        fold(deliveries, deliveryStates, happened);
    }

    private static <S> void fold(View<S> view, Map<String, S> states, SequencedEvent happened) {
        view.documentsOf(happened.event())
                .forEach(document -> states.put(document, view.evolve(document, states.get(document), happened)));
    }
}
