package clothingrental.query.audit;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderEvent;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.platform.processing.tuning.BatchTimeout;
import clothingrental.query.audit.PositionIndex.Entry;
import clothingrental.query.projection.BatchCompletionInterceptor;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the index of positions up to date: one write for each batch of events, before the batch's token is stored. */
@Component
@ProcessingGroup(HistoryProjector.PROCESSOR)
@BatchTimeout
class HistoryProjector {

    static final String PROCESSOR = "history";
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
        List<Entry> batch = CurrentUnitOfWork.get().getOrComputeResource(BATCH, name -> new ArrayList<>());
        batch.add(new Entry(
                orderId, message.getAggregateIdentifier(), message.getSequenceNumber(), TokenPositions.of(token)));
    }

    /** Writes what a batch has added. */
    MessageHandlerInterceptor<EventMessage<?>> writing() {
        return BatchCompletionInterceptor.does(unitOfWork -> {
            @Nullable List<Entry> batch = unitOfWork.getResource(BATCH);
            if (batch != null) {
                index.add(batch);
            }
        });
    }
}
