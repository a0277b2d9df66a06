package clothingrental.query.audit;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.platform.messaging.Positions;
import clothingrental.query.audit.PositionIndex.Entry;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the index of positions up to date: one write for each batch of events, before the batch's token is stored. */
@Component
@ProcessingGroup("history")
class HistoryProjector {

    private static final String BATCH = "positions";

    private final PositionIndex index;

    HistoryProjector(PositionIndex index) {
        this.index = index;
    }

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message, TrackingToken token) {
        add(event.orderId(), message, token);
    }

    @EventHandler
    void on(DeliveryEvent event, DomainEventMessage<?> message, TrackingToken token) {
        add(event.orderId(), message, token);
    }

    private void add(String orderId, DomainEventMessage<?> message, TrackingToken token) {
        var unitOfWork = CurrentUnitOfWork.get();
        List<Entry> batch = unitOfWork.getOrComputeResource(BATCH, name -> new ArrayList<>());
        batch.add(
                new Entry(orderId, message.getAggregateIdentifier(), message.getSequenceNumber(), Positions.of(token)));
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
            index.add(batch);
        }
    }
}
