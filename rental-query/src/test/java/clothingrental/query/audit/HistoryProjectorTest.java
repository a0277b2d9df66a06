package clothingrental.query.audit;

import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.ofAnOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderEvent;
import clothingrental.query.TestViews;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class HistoryProjectorTest {

    @AutoClose
    private final TestViews views;

    private final PositionIndex index;
    private final HistoryProjector projector;

    HistoryProjectorTest(TestViews.Kind store) {
        views = store.open();
        index = views.positions();
        projector = new HistoryProjector(index);
    }

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
