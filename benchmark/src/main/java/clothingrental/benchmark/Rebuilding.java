package clothingrental.benchmark;

import static clothingrental.benchmark.Subject.await;
import static clothingrental.benchmark.Subject.tell;

import clothingrental.benchmark.BenchmarkedApplication.EmptyHandler;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

/** How fast a view is made of the history: against plain bulk upserts with the driver, and against reading alone. */
final class Rebuilding {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 3;
    private static final int BULK = 1_000;

    private final Subject subject;
    private final int events;

    Rebuilding(Subject subject, int events) {
        this.subject = subject;
        this.events = events;
    }

    /** The history as it comes from the store, with each event's payload. */
    void measureStream() {
        var store = subject.bean(EventStore.class);
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var read = perSecond(events, () -> readStream(store));
            if (round >= WARM_UP) {
                tell("reading the store's stream: %,.0f events/s", read);
            }
        }
    }

    private void readStream(EventStore store) {
        try (var stream = store.openStream(store.createTailToken())) {
            for (var left = events; left > 0; left--) {
                Objects.requireNonNull(stream.nextAvailable().getPayload());
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** An empty handler of events. */
    void measureReading() {
        var handler = subject.bean(EmptyHandler.class);
        var processor = subject.processor(BenchmarkedApplication.EMPTY);
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var before = handler.handled();
            processor.resetTokens();
            var read = perSecond(events, () -> {
                processor.start();
                await(() -> handler.handled() - before >= events);
            });
            processor.shutDown();
            if (round >= WARM_UP) {
                tell("reading with an empty handler: %,.0f events/s", read);
            }
        }
    }

    void measure() {
        var documents = subject.liveOrders().find().into(new ArrayList<>());
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var plain = perSecond(documents.size(), () -> upsert(documents));
            subject.views().getCollection("plain").drop();
            var rebuilt = rebuild();
            if (round >= WARM_UP) {
                tell(
                        "rebuild: %,.0f events/s; plain bulk upserts: %,.0f documents/s; events for each document: %.2f",
                        rebuilt, plain, rebuilt / plain);
            }
        }
    }

    /** From the start of the processor that fills the other slot, until all its shares have come to the end of the history. */
    private double rebuild() {
        var requested = System.nanoTime();
        var rebuild = subject.avery().post("/api/audit/projections/orders/rebuilds");
        var head = subject.head();
        var filling = subject.fillingProcessor();
        await(filling::isRunning);
        var filled = perSecond(events, () -> await(() -> Subject.isAt(head, filling)));
        await(() -> !subject.avery().get(rebuild).path("state").asString().equals("RUNNING"));
        var seconds = (System.nanoTime() - requested) / (double) TimeUnit.SECONDS.toNanos(1);
        var told = subject.avery().get(rebuild);
        if (!told.path("state").asString().equals("COMPLETED")
                || !told.path("differences").isEmpty()) {
            throw new IllegalStateException(told.toString());
        }
        tell(
                "rebuild of %,d events, from the request to the switch, with the comparison: %.1f s",
                told.path("eventsRead").asLong(), seconds);
        subject.otherSlotIsEmptied();
        return filled;
    }

    private void upsert(List<Document> documents) {
        var to = subject.views().getCollection("plain");
        for (int from = 0; from < documents.size(); from += BULK) {
            to.bulkWrite(
                    documents.subList(from, Math.min(from + BULK, documents.size())).stream()
                            .map(document -> new ReplaceOneModel<>(
                                    Filters.eq("_id", document.get("_id")),
                                    document,
                                    new ReplaceOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    private static double perSecond(int things, Runnable work) {
        var start = System.nanoTime();
        work.run();
        return things * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }
}
