package clothingrental.query.projection;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderEvent;
import clothingrental.platform.deadletter.EnqueueNonTransientFaults;
import clothingrental.platform.fault.TransientFault;
import clothingrental.query.LikeTheOrdersView;
import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.slots.SlotProcessing;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A projection behind a real processor, when events can't be folded and when the store can't be reached. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ParkedEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private final TestViews views;

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Trouble trouble = new Trouble();
    private final RebuildableView<OrderState> view;
    private final Configuration axon;

    ParkedEventsTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(trouble.definition());
        axon = axon();
    }

    @AfterEach
    void theProcessorIsStopped() {
        axon.shutdown();
    }

    @Test
    void anEventThatCanNotBeFoldedIsParkedWithThoseBehindItAndTheOthersGoOn() {
        var poisoned = ofAnOrder().thereAndBack().history();
        var healthy = ofOrder("healthy", ALICE, START).thereAndBack().history();
        // the batch's last event is the poisoned order's: what is before it must be written all the same
        var history = new ArrayList<>(poisoned.subList(0, 3));
        history.addAll(healthy);
        history.addAll(poisoned.subList(3, poisoned.size()));
        trouble.at(happened -> {
            if (happened.event() instanceof OrderEvent.OrderShipped shipped
                    && shipped.orderId().equals(ORDER)) {
                throw new IllegalArgumentException("Margaret Quimby, 17 Larkspur Crescent");
            }
        });
        events.appendEvents(messagesOf(history));

        axon.start();

        var beforeTheShipment = poisoned.stream()
                .takeWhile(happened -> !(happened.event() instanceof OrderEvent.OrderShipped))
                .toList();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stored())
                    .containsEntry("healthy", foldAll(new OrdersView(), healthy).get("healthy"));
            assertThat(stored())
                    .containsEntry(
                            ORDER, foldAll(new OrdersView(), beforeTheShipment).get(ORDER));
            assertThat(parked()).hasSize(poisoned.size() - beforeTheShipment.size());
        });
        var first = parked().getFirst();
        assertThat(first.cause()).hasValueSatisfying(cause -> {
            assertThat(cause.type()).isEqualTo(IllegalArgumentException.class.getName());
            assertThat(cause.message()).doesNotContain("Quimby").contains("ParkedEventsTest");
        });
        assertThat(EnqueueNonTransientFaults.attemptsOf(first)).isEqualTo(1);

        assertThat(retry()).as("still poisoned").isFalse();
        assertThat(EnqueueNonTransientFaults.attemptsOf(parked().getFirst())).isEqualTo(2);

        trouble.isOver();
        assertThat(retry()).isTrue();
        assertThat(parked()).isEmpty();
        assertThat(stored()).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void aPassingFaultParksNothingAndIsOvercome() {
        var history = ofAnOrder().thereAndBack().history();
        var attempts = new AtomicInteger();
        trouble.at(happened -> {
            if (attempts.incrementAndGet() <= 2) {
                throw new Unreachable();
            }
        });
        events.appendEvents(messagesOf(history));

        axon.start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored()).isEqualTo(foldAll(new OrdersView(), history)));
        assertThat(parked()).isEmpty();
        assertThat(attempts).hasValueGreaterThan(2);
    }

    @Test
    void aBatchThatIsHandledAgainParksNoEventTwice() {
        var poisoned = ofAnOrder().thereAndBack().history();
        var healthy = ofOrder("healthy", ALICE, START).thereAndBack().history();
        var attempts = new AtomicInteger();
        trouble.at(happened -> {
            if (happened.aggregateId().equals(ORDER)) {
                throw new IllegalArgumentException();
            }
            if (attempts.incrementAndGet() <= 2) {
                throw new Unreachable();
            }
        });
        var history = new ArrayList<>(poisoned);
        history.addAll(healthy);
        events.appendEvents(messagesOf(history));

        axon.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).containsKey("healthy"));
        assertThat(parked())
                .extracting(letter -> letter.message().getIdentifier())
                .doesNotHaveDuplicates();
    }

    private boolean retry() {
        return axon.eventProcessingConfiguration()
                .sequencedDeadLetterProcessor("orders")
                .orElseThrow()
                .process(letter -> true);
    }

    private List<DeadLetter<? extends EventMessage<?>>> parked() {
        var all = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        axon.eventProcessingConfiguration()
                .deadLetterQueue("orders")
                .orElseThrow()
                .deadLetters()
                .forEach(sequence -> sequence.forEach(all::add));
        return all;
    }

    private Configuration axon() {
        var serializer = Jackson3Serializer.builder().build();
        var store = views.store("a replica");
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> serializer)
                .configureEmbeddedEventStore(axon -> events);
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        // a share that was given up is taken again soon, and not after Axon's five seconds
                        .tokenClaimInterval(200)
                        .initialSegmentCount(1))
                .registerDefaultSequencingPolicy(
                        axon -> event -> trouble.documentOf(event.getPayload()).orElseThrow())
                .registerDefaultDeadLetterPolicy(axon -> new EnqueueNonTransientFaults());
        new SlotProcessing(store, new ProjectionStates(store.states(), Duration.ofSeconds(1)), 100)
                .of(view)
                .configureModule(configurer);
        return configurer.buildConfiguration();
    }

    private Map<String, OrderState> stored() {
        return StoredStates.of(view.live());
    }

    private static final class Unreachable extends RuntimeException implements TransientFault {
        private static final long serialVersionUID = 1L;
    }

    /** The orders' view, with trouble on the way. */
    private static final class Trouble extends LikeTheOrdersView {

        private volatile Consumer<SequencedEvent> trouble = happened -> {};

        void at(Consumer<SequencedEvent> trouble) {
            this.trouble = trouble;
        }

        void isOver() {
            trouble = happened -> {};
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, SequencedEvent happened) {
            trouble.accept(happened);
            return super.evolve(state, happened);
        }
    }
}
