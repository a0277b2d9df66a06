package clothingrental.query.delivery;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderEvent;
import clothingrental.query.InMemoryViews;
import clothingrental.query.fold.DeliveriesView;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Slot;
import clothingrental.query.projection.Standings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The board behind a real processor, which gets events of orders and of deliveries mixed. */
class DeliveriesProjectorTest {

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final RebuildableView<DeliveryState, StoredDelivery> view = new DeliveryProjectionConfiguration()
            .deliveryView(views.database(), new Standings(views.database(), Duration.ofHours(1)), state -> {});
    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Configuration axon = axon();

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
                .registerEventHandler(axon -> new DeliveriesProjector("deliveries", projection))
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
        var all = new TreeMap<String, DeliveryState>();
        view.live().find().forEach(found -> all.put(found.id(), found.state()));
        return all;
    }
}
