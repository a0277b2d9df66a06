package clothingrental.benchmark;

import static clothingrental.benchmark.Subject.await;
import static clothingrental.benchmark.Subject.tell;

import clothingrental.benchmark.BenchmarkedApplication.EmptyHandler;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** How fast a view is made of the history: against plain bulk inserts into the same store, and against reading alone. */
final class Rebuilding {

    private static final int ROUNDS = 5;
    private static final int BULK = 1_000;

    private final Subject subject;
    private final List<String> orders;
    private final int events;

    /** @param orders the ids of all orders of the history, as they were placed one after the other */
    Rebuilding(Subject subject, List<String> orders) {
        this.subject = subject;
        this.orders = List.copyOf(orders);
        events = orders.size() * PastOrders.EVENTS_OF_AN_ORDER;
    }

    /** The history as it comes from the store, with each event's payload. */
    void measureStream() {
        var store = subject.bean(EventStore.class);
        measure(() ->
                "reading the store's stream: %,.0f events/s".formatted(perSecond(events, () -> readStream(store))));
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
        measure(() -> {
            var before = handler.handled();
            processor.resetTokens();
            var read = perSecond(events, () -> {
                processor.start();
                await(() -> handler.handled() - before >= events);
            });
            processor.shutDown();
            return "reading with an empty handler: %,.0f events/s".formatted(read);
        });
    }

    /**
     * The yardstick writes in the order in which the orders were placed, as the rebuild comes upon them. The store keeps documents
     * sorted by their ids, and who has them sorted touches each of its pages once only; that is told beside it.
     */
    void measure() {
        var stored = new TreeMap<String, ViewDocument<OrderState>>();
        RebuildableView<OrderState> view = subject.orders();
        view.live().ids(BULK, ids -> {
            view.live().read(ids).forEach(stored::put);
            return true;
        });
        var documents =
                orders.stream().map(stored::get).map(Objects::requireNonNull).toList();
        var sorted = List.copyOf(stored.values());
        measure(() -> {
            var ofSorted = upserted(sorted);
            var plain = upserted(documents);
            var rebuilt = rebuild();
            return "rebuild: %,.0f events/s, %.1f s from the request to the switch, with the comparison; plain bulk inserts: %,.0f documents/s (%,.0f sorted by id); events for each document: %.2f (%.2f)"
                    .formatted(
                            rebuilt.perSecond(),
                            rebuilt.seconds(),
                            plain,
                            ofSorted,
                            rebuilt.perSecond() / plain,
                            rebuilt.perSecond() / ofSorted);
        });
    }

    /** Tells of some rounds, once it was done for long enough. */
    private static void measure(Supplier<String> round) {
        Benchmarks.warmUp(() -> Objects.requireNonNull(round.get()));
        for (int number = 0; number < ROUNDS; number++) {
            tell("%s", round.get());
        }
    }

    /**
     * How fast a view was filled.
     *
     * @param perSecond how many events, from the start of the processor that fills the other slot until all its shares have come to the end
     *     of the history
     * @param seconds from the request to the switch
     */
    private record Rebuilt(double perSecond, double seconds) {}

    private Rebuilt rebuild() {
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
        subject.otherSlotIsEmptied();
        return new Rebuilt(filled, seconds);
    }

    private double upserted(List<ViewDocument<OrderState>> documents) {
        var table = subject.plainTable();
        var plain = perSecond(documents.size(), () -> upsert(documents, table));
        table.empty();
        return plain;
    }

    private static void upsert(List<ViewDocument<OrderState>> documents, ViewTable<OrderState> to) {
        for (int from = 0; from < documents.size(); from += BULK) {
            to.insert(documents.subList(from, Math.min(from + BULK, documents.size())));
        }
    }

    private static double perSecond(int things, Runnable work) {
        var start = System.nanoTime();
        work.run();
        return things * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }
}
