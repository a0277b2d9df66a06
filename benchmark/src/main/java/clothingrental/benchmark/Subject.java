package clothingrental.benchmark;

import clothingrental.platform.messaging.Positions;
import clothingrental.query.projection.ProjectionTokens;
import clothingrental.query.projection.Slot;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;

/** What is measured: the running system, and the ways to it. */
final class Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
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

    private Slot liveSlot() {
        var standing = views.getCollection("projections")
                .find(Filters.eq("_id", ORDERS))
                .first();
        return standing == null ? Slot.FIRST : Slot.valueOf(standing.getString("live"));
    }

    /** Waits until the orders' view has come to the end of the history. */
    void viewsCatchUp() {
        var head = Positions.of(bean(EventStore.class).createHeadToken());
        await(() -> bean(ProjectionTokens.class).positionOf(liveSlot().of(ORDERS)) >= head);
    }

    /** Looks once a millisecond: what is waited for is measured. */
    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain");
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException failure) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(failure);
            }
        }
    }

    /** A line for {@code docs/figures.md}. */
    @FormatMethod
    static void tell(@FormatString String what, Object... figures) {
        System.out.println(String.format(what, figures));
    }
}
