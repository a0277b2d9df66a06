package clothingrental.benchmark;

import clothingrental.platform.messaging.Positions;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.projection.Slot;
import clothingrental.query.projection.Standing;
import clothingrental.query.projection.Standings;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;

/** What is measured: the running system, and the ways to it. */
final class Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration A_MOMENT = Duration.ofMillis(5);
    private static final String ORDERS = "orders";

    private final ConfigurableApplicationContext application;
    private final PastOrders past;
    private final MongoDatabase views;
    private final Client alice;
    private final Client avery;

    Subject(ConfigurableApplicationContext application) {
        this.application = application;
        past = new PastOrders(application.getBean(EventStore.class), application.getBean(TransactionManager.class));
        views = application.getBean(MongoDatabase.class);
        var port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        alice = new Client(port, "alice");
        avery = new Client(port, "avery");
    }

    PastOrders past() {
        return past;
    }

    MongoDatabase views() {
        return views;
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

    /** The collection in which customers' orders are looked up at the moment. */
    MongoCollection<Document> liveOrders() {
        return views.getCollection(liveSlot().of(ORDERS));
    }

    /** The processor of the slot that is not read: it runs while a rebuild fills it. */
    StreamingEventProcessor fillingProcessor() {
        return processor(liveSlot().other().of(ORDERS));
    }

    /** How far the history goes. */
    long head() {
        return Positions.of(bean(EventStore.class).createHeadToken());
    }

    /** Whether each share of a processor has handled all up to a position. */
    static boolean isAt(long position, StreamingEventProcessor processor) {
        var shares = processor.processingStatus().values();
        return !shares.isEmpty()
                && shares.stream().allMatch(share -> share.getCurrentPosition().orElse(Positions.NONE) >= position);
    }

    /** Waits until another rebuild can begin. */
    void otherSlotIsEmptied() {
        await(() -> standing().use() == Standing.Use.EMPTY);
    }

    private Slot liveSlot() {
        return standing().live();
    }

    private Standing standing() {
        return bean(Standings.class).refresh(new OrdersView());
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
