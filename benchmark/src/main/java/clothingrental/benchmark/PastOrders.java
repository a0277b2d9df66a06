package clothingrental.benchmark;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.PreparationStarted;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.RentalPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/**
 * Orders that have happened: eight events each, from the order to the wish to return. Orders go through their steps in
 * waves of fifty, as a day's orders do, so that an order's events stand apart from each other in the history.
 */
final class PastOrders {

    static final int EVENTS_OF_AN_ORDER = 8;
    static final int WAVE = 50;
    private static final Instant THEN = Instant.parse("2026-03-10T09:00:00Z");
    private static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 2), new OrderLine("shoes-7", 1));
    private static final RentalPeriod PERIOD =
            new RentalPeriod(LocalDate.parse("2026-03-12"), LocalDate.parse("2026-03-18"));

    private final EventStore events;
    private final TransactionManager transactions;

    PastOrders(EventStore events, TransactionManager transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** Makes so many orders happen, and answers their ids. */
    List<String> happen(int orders) {
        var all = new ArrayList<String>();
        for (int wave = 0; wave * WAVE < orders; wave++) {
            var ids = new ArrayList<String>();
            for (int i = 0; i < WAVE; i++) {
                ids.add(UUID.randomUUID().toString());
            }
            transactions.executeInTransaction(() -> events.publish(wave(ids)));
            all.addAll(ids);
        }
        return all;
    }

    /** One order is placed, and nothing more. */
    void isPlaced(String order) {
        transactions.executeInTransaction(() -> events.publish(message(order, 0, placed(order), Instant.now())));
    }

    private static List<EventMessage<?>> wave(List<String> orders) {
        var messages = new ArrayList<EventMessage<?>>();
        Map<String, Integer> sequences = new HashMap<>();
        for (int step = 0; step < EVENTS_OF_AN_ORDER; step++) {
            for (var order : orders) {
                var payload = step(order, step);
                var aggregate = payload instanceof DeliveryEvent ? Leg.OUTBOUND.deliveryIdOf(order) : order;
                messages.add(message(aggregate, sequences.merge(aggregate, 1, Integer::sum) - 1, payload, THEN));
            }
        }
        return messages;
    }

    private static EventMessage<?> message(String aggregate, long sequence, Object payload, Instant at) {
        return new GenericDomainEventMessage<>(
                payload instanceof DeliveryEvent ? "Delivery" : "Order",
                aggregate,
                sequence,
                payload,
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                at);
    }

    private static OrderPlaced placed(String order) {
        return new OrderPlaced(order, "alice", LINES, PERIOD, "a1b2c3");
    }

    private static Object step(String order, int step) {
        var delivery = Leg.OUTBOUND.deliveryIdOf(order);
        return switch (step) {
            case 0 -> placed(order);
            case 1 -> new DeliveryScheduled(delivery, order, Leg.OUTBOUND, "alice", LINES, PERIOD);
            case 2 -> new PreparationStarted(order, "alice", delivery, OrderStatus.PREPARING);
            case 3 -> new DeliveryShipped(delivery, order, Leg.OUTBOUND, "Hanjin", "HJ-1");
            case 4 -> new OrderShipped(order, "alice", delivery, "Hanjin", "HJ-1", OrderStatus.SHIPPED);
            case 5 -> new DeliveryCompleted(delivery, order, Leg.OUTBOUND);
            case 6 -> new OrderDelivered(order, "alice", delivery, OrderStatus.DELIVERED);
            default ->
                new ReturnRequested(
                        order, "alice", Leg.RETURN.deliveryIdOf(order), LINES, PERIOD, OrderStatus.RETURN_REQUESTED);
        };
    }
}
