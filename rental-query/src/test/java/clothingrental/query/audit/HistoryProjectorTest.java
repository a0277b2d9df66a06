package clothingrental.query.audit;

import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.ofAnOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderEvent;
import clothingrental.query.InMemoryViews;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HistoryProjectorTest {

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final PositionIndex index = new PositionIndex(views.database());
    private final HistoryProjector projector = new HistoryProjector(index);

    @Test
    void whatABatchHasAddedIsWrittenAlsoIfItsLastEventIsParked() {
        var placed = (OrderEvent) ofAnOrder().placed().history().getFirst().event();
        EventMessage<?> first = new GenericDomainEventMessage<>("Order", ORDER, 0, placed);
        EventMessage<?> parked = new GenericDomainEventMessage<>("Order", ORDER, 1, placed);
        var batch = new BatchingUnitOfWork<EventMessage<?>>(List.of(first, parked));

        batch.executeWithResult(() -> new DefaultInterceptorChain<>(batch, List.of(projector.writing()), message -> {
                    if (message.equals(first)) {
                        projector.on(placed, (DomainEventMessage<?>) first, new GlobalSequenceTrackingToken(7));
                    }
                    return null;
                })
                .proceed());

        assertThat(index.of(ORDER)).containsOnly(Map.entry(PositionIndex.keyOf(ORDER, 0), 7L));
    }
}
