package clothingrental.benchmark;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.View;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

/** What is measured: the running system, and the ways to it. */
final class Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration A_MOMENT = Duration.ofMillis(5);
    private static final String ORDERS = "orders";

    private final ConfigurableApplicationContext application;
    private final PastOrders past;
    private final Client alice;
    private final Client avery;

    Subject(ConfigurableApplicationContext application) {
        this.application = application;
        past = new PastOrders(application.getBean(EventStore.class), application.getBean(TransactionManager.class));
        var port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        alice = new Client(port, "alice");
        avery = new Client(port, "avery");
    }

    PastOrders past() {
        return past;
    }

    /** A customer. */
    Client alice() {
        return alice;
    }

    /** The auditor. */
    Client avery() {
        return avery;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    StreamingEventProcessor processor(String name) {
        return bean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Where customers' orders are looked up at the moment. */
    ViewTable<OrderState> liveOrders() {
        return orders().live();
    }

    /** How many orders can be looked up. */
    long orderCount() {
        var all =
                ViewQuery.of(OrderViewDefinition.DEFINITION.indexes().getFirst().order());
        return liveOrders().count(all, Integer.MAX_VALUE);
    }

    /** The orders' view. */
    RebuildableView<OrderState> orders() {
        return application
                .<RebuildableView<OrderState>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(RebuildableView.class, OrderState.class))
                .getObject();
    }

    /** A table like the orders' that is nobody's, and empty. */
    ViewTable<OrderState> plainTable() {
        var like = OrderViewDefinition.DEFINITION;
        var plain = bean(ViewStore.class)
                .table(
                        new ViewDefinition<>(
                                new PlainView(), like.stateType(), like.history(), like.sequencing(), List.of()),
                        Slot.FIRST);
        plain.prepare();
        plain.empty();
        return plain;
    }

    /** Folds nothing. */
    private static final class PlainView implements View<OrderState> {

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Collection<String> documentsOf(Object event) {
            return List.of();
        }

        @Override
        public OrderState evolve(String id, @Nullable OrderState state, SequencedEvent happened) {
            throw new UnsupportedOperationException();
        }
    }

    /** The processor of the slot that is not read: it runs while a rebuild fills it. */
    StreamingEventProcessor fillingProcessor() {
        return processor(liveSlot().other().of(ORDERS));
    }

    /** How far the history goes. */
    long head() {
        return TokenPositions.of(bean(EventStore.class).createHeadToken());
    }

    /** Whether each share of a processor has handled all up to a position. */
    static boolean isAt(long position, StreamingEventProcessor processor) {
        var shares = processor.processingStatus().values();
        return !shares.isEmpty()
                && shares.stream()
                        .allMatch(share -> share.getCurrentPosition().orElse(TokenPositions.NONE) >= position);
    }

    /** Waits until another rebuild can begin. */
    void otherSlotIsEmptied() {
        await(() -> standing().use() == ProjectionState.Use.EMPTY);
    }

    private Slot liveSlot() {
        return standing().live();
    }

    private ProjectionState standing() {
        return bean(ProjectionStates.class).refresh(orders());
    }

    /** Waits until all that is running has come to the end of the history. */
    void viewsCatchUp() {
        var head = head();
        bean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .filter(EventProcessor::isRunning)
                .map(StreamingEventProcessor.class::cast)
                .forEach(processor -> await(() -> isAt(head, processor)));
    }

    /** Looks every few milliseconds: what is waited for takes seconds, and looking is not to be measured. */
    static void await(Callable<Boolean> condition) {
        await(condition, A_MOMENT);
    }

    /** @param pause between two looks */
    static void await(Callable<Boolean> condition, Duration pause) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(pause)
                .atMost(PATIENCE)
                .until(condition);
    }

    /** A line for {@code docs/figures.md}. */
    @FormatMethod
    static void tell(@FormatString String what, Object... figures) {
        System.out.println(String.format(what, figures));
    }
}
