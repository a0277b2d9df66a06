package clothingrental.query.delivery;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderEvent;
import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.projection.ViewProjector;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The board behind a real processor, which gets events of orders and of deliveries mixed. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class DeliveriesProjectorTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<DeliveryState> view;
    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Configuration axon;

    DeliveriesProjectorTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(DeliveryViewDefinition.DEFINITION);
        axon = axon();
    }

    @AfterEach
    void theProcessorIsStopped() {
        axon.shutdown();
    }

    @Test
    void whatConcernsTheBoardIsStoredAlsoWhenTheLastEventsOfABatchDoNot() {
        var history = ofAnOrder().thereAndBack().history();
        assertThat(history.getLast().event()).isInstanceOf(OrderEvent.class);
        events.appendEvents(messagesOf(history));

        axon.start();

        await().untilAsserted(() -> assertThat(stored()).isEqualTo(foldAll(new DeliveriesView(), history)));
    }

    private Configuration axon() {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(axon -> events);
        var projection = view.projectionIn(Slot.FIRST);
        configurer
                .eventProcessing()
                .registerEventHandler(axon -> new ViewProjector("deliveries", projection))
                .assignHandlerInstancesMatching("deliveries", handler -> true)
                .registerHandlerInterceptor("deliveries", axon -> projection.writing())
                .registerPooledStreamingEventProcessor(
                        "deliveries",
                        Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialToken(StreamableMessageSource::createTailToken)
                                .initialSegmentCount(1)
                                .batchSize(100));
        return configurer.buildConfiguration();
    }

    private Map<String, DeliveryState> stored() {
        return StoredStates.of(view.live());
    }
}
