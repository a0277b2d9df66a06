package clothingrental.query.demand;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.query.Histories;
import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.slots.SlotProcessing;
import clothingrental.query.view.DemandState;
import clothingrental.query.view.DemandView;
import clothingrental.query.view.SequencedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The demand behind a real processor: many orders meet in each of its documents. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class DemandProjectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private final TestViews views;

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final ViewStore store;
    private final ProjectionStates states;
    private final RebuildableView<DemandState> view;

    DemandProjectorTest(TestViews.Kind kind) {
        views = kind.open();
        store = views.store("the only one");
        states = new ProjectionStates(store.states(), Duration.ofHours(1));
        view = views.view(DemandViewDefinition.DEFINITION);
    }

    @Test
    void eachOrderIsCountedOnceAlsoIfTheWholeHistoryIsHandledAgain() {
        var history = new Histories(1).ofOrders(300);
        events.appendEvents(messagesOf(history));
        var counted = foldAll(new DemandView(), inTheLog(history));
        assertThat(counted)
                .hasSize(14)
                .allSatisfy((id, state) -> assertThat(state.pieces()).isIn(300L, 600L));

        untilAllIsHandled(counted);
        assertThat(store.tokens().positionOf("demand")).isEqualTo(history.size() - 1L);
        store.tokens().forget("demand"); // as if all batches were written and no token was
        var later = new ArrayList<>(history);
        later.addAll(new Histories(2)
                .ofOrders(310).stream()
                        .filter(happened -> history.stream()
                                .noneMatch(before -> before.aggregateId().equals(happened.aggregateId())))
                        .toList());
        events.appendEvents(messagesOf(later.subList(history.size(), later.size())));
        untilAllIsHandled(foldAll(new DemandView(), inTheLog(later)));
    }

    private void untilAllIsHandled(Map<String, DemandState> expected) {
        var axon = axon();
        axon.start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(StoredStates.of(view.live())).isEqualTo(expected));
            await().atMost(PATIENCE)
                    .until(() -> store.tokens().positionOf("demand")
                            == axon.eventStore().createHeadToken().position().orElseThrow());
            assertThat(StoredStates.of(view.live())).isEqualTo(expected);
        } finally {
            axon.shutdown();
        }
    }

    /** With the positions that the events get there. */
    private static List<SequencedEvent> inTheLog(List<SequencedEvent> history) {
        var there = new ArrayList<SequencedEvent>();
        for (var happened : history) {
            there.add(new SequencedEvent(
                    happened.event(), happened.aggregateId(), happened.sequence(), happened.at(), there.size()));
        }
        return there;
    }

    private Configuration axon() {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(axon -> events);
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(2));
        new SlotProcessing(store, states, 100).of(view).configureModule(configurer);
        return configurer.buildConfiguration();
    }
}
