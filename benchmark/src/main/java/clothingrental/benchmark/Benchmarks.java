package clothingrental.benchmark;

import clothingrental.benchmark.BenchmarkedApplication.EmptyHandler;
import clothingrental.standalone.StandaloneApplication;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the reading side in the packaged process, on embedded stores, over HTTP where customers come that way. Each
 * figure has its yardstick from the same run: machines differ, ratios hardly.
 */
public final class Benchmarks {

    private static final int FEW_ORDERS = 1_000;
    private static final int ORDERS = 12_500;
    private static final int MANY_ORDERS = 100_000;
    private static final int ROUNDS = 3;
    private static final int BULK = 1_000;
    private static final int CLIENTS = 4;
    private static final int REQUESTS_OF_A_CLIENT = 5_000;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final int ORDERS_A_SECOND = 200;
    private static final int SECONDS_OF_LOAD = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ConfigurableApplicationContext application;
    private final PastOrders past;
    private final MongoDatabase views;
    private final Client alice;
    private final Client avery;

    private Benchmarks(ConfigurableApplicationContext application) {
        this.application = application;
        past = new PastOrders(application.getBean(EventStore.class), application.getBean(TransactionManager.class));
        var name = application
                .getBean(MongoConnectionDetails.class)
                .getConnectionString()
                .getDatabase();
        views = application.getBean(MongoClient.class).getDatabase(name == null ? "rental_query" : name);
        var port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        alice = new Client(port, "alice");
        avery = new Client(port, "avery");
    }

    /** Prints one line for each figure. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("benchmark");
        try (var application = new SpringApplicationBuilder(StandaloneApplication.class, BenchmarkedApplication.class)
                .run(
                        "--rental.data-dir=" + folder,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rental.mail.smtp-port=0",
                        "--rental.mail.imap-port=0",
                        "--logging.level.root=warn")) {
            new Benchmarks(application).run();
        }
    }

    private void run() {
        // what acts on events has nothing to do with past ones
        List.of(
                        "notifier",
                        "delivery-intake",
                        "open-deliveries",
                        "fulfilment",
                        "cancellation-saga",
                        BenchmarkedApplication.EMPTY)
                .forEach(name -> processor(name).shutDown());

        var ids = new ArrayList<>(past.happen(FEW_ORDERS));
        await(() -> liveOrders().countDocuments() >= FEW_ORDERS);
        warmUp(ids);
        gets(ids, FEW_ORDERS);
        eventToView();

        ids.addAll(past.happen(ORDERS - FEW_ORDERS));
        await(() -> liveOrders().countDocuments() >= ids.size());
        await(() -> liveOrders().countDocuments(Filters.eq("state.status", "PLACED")) <= 0 || caughtUp("orders"));
        reading();
        rebuilding();

        fill(MANY_ORDERS);
        gets(ids, MANY_ORDERS);
    }

    /** A plain bulk upsert with the driver against a rebuild, which reads, folds and writes. */
    private void rebuilding() {
        var documents = liveOrders().find().into(new ArrayList<>());
        for (int round = 0; round <= ROUNDS; round++) {
            var plain = perSecond(documents.size(), () -> upsert(documents, "plain"));
            views.getCollection("plain").drop();
            var rebuilt = rebuild("orders");
            if (round > 0) { // the first one warms up
                tell(
                        "rebuild: %,.0f events/s; plain bulk upserts: %,.0f documents/s; events for each document: %.2f",
                        rebuilt, plain, rebuilt / plain);
            }
        }
    }

    private double rebuild(String projection) {
        var start = System.nanoTime();
        var rebuild = avery.post("/api/audit/projections/" + projection + "/rebuilds");
        await(() -> !avery.get(rebuild).path("state").asString().equals("RUNNING"));
        var seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        var told = avery.get(rebuild);
        if (!told.path("state").asString().equals("COMPLETED")
                || !told.path("differences").isEmpty()) {
            throw new IllegalStateException(told.toString());
        }
        tell(
                "rebuild of %s: %,d events, from the request to the switch %.1f s",
                projection, told.path("eventsRead").asLong(), seconds);
        return told.path("eventsPerSecond").asDouble();
    }

    private void upsert(List<Document> documents, String collection) {
        var to = views.getCollection(collection);
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

    private void reading() {
        var handler = application.getBean(EmptyHandler.class);
        var processor = processor(BenchmarkedApplication.EMPTY);
        for (int round = 0; round <= ROUNDS; round++) {
            var before = handler.handled();
            var all = ORDERS * PastOrders.EVENTS_OF_AN_ORDER;
            processor.resetTokens();
            var read = perSecond(all, () -> {
                processor.start();
                await(() -> handler.handled() - before >= all);
            });
            processor.shutDown();
            if (round > 0) {
                tell("reading with an empty handler: %,.0f events/s", read);
            }
        }
    }

    private void warmUp(List<String> ids) {
        var end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            latencies("/api/orders/", ids);
            latencies(BenchmarkedApplication.CONSTANT, List.of(""));
        }
    }

    /** GET of an order against GET of a constant. */
    private void gets(List<String> ids, int orders) {
        for (int round = 0; round < ROUNDS; round++) {
            var constant = latencies(BenchmarkedApplication.CONSTANT, List.of(""));
            var order = latencies("/api/orders/", ids);
            tell(
                    "GET of one of %,d orders: p50 %.2f ms, p99 %.2f ms; of a constant: p50 %.2f ms, p99 %.2f ms; ratio of p99 %.2f",
                    orders,
                    order.percentile(50),
                    order.percentile(99),
                    constant.percentile(50),
                    constant.percentile(99),
                    order.percentile(99) / constant.percentile(99));
        }
    }

    private Durations latencies(String path, List<String> ids) {
        var nanos = new long[CLIENTS * REQUESTS_OF_A_CLIENT];
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < CLIENTS; client++) {
                var first = client * REQUESTS_OF_A_CLIENT;
                Callable<?> requests = () -> {
                    var chance = RandomGenerator.getDefault();
                    for (int i = 0; i < REQUESTS_OF_A_CLIENT; i++) {
                        var id = ids.get(chance.nextInt(ids.size()));
                        var start = System.nanoTime();
                        alice.get(path + id);
                        nanos[first + i] = System.nanoTime() - start;
                    }
                    return null;
                };
                running.add(clients.submit(requests));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
        return new Durations(nanos);
    }

    /** From just before an event is appended until its view is found in the store. */
    private void eventToView() {
        for (int round = 0; round <= 1; round++) {
            var appended = new ConcurrentHashMap<String, Long>();
            var seen = new ConcurrentHashMap<String, Long>();
            var orders = ORDERS_A_SECOND * SECONDS_OF_LOAD;
            try (var clock = Executors.newScheduledThreadPool(CLIENTS)) {
                var next = new AtomicInteger();
                var ticking = clock.scheduleAtFixedRate(
                        () -> {
                            if (next.incrementAndGet() <= orders) {
                                var order = UUID.randomUUID().toString();
                                appended.put(order, System.nanoTime());
                                past.isPlaced(order);
                            }
                        },
                        0,
                        TimeUnit.SECONDS.toNanos(1) / ORDERS_A_SECOND,
                        TimeUnit.NANOSECONDS);
                await(() -> {
                    look(appended, seen);
                    return seen.size() == orders;
                });
                ticking.cancel(false);
            }
            if (round > 0) {
                var durations = new Durations(seen.entrySet().stream()
                        .mapToLong(view -> view.getValue() - Objects.requireNonNull(appended.get(view.getKey())))
                        .toArray());
                tell(
                        "event to view at %d orders/s: p50 %.1f ms, p99 %.1f ms",
                        ORDERS_A_SECOND, durations.percentile(50), durations.percentile(99));
            }
        }
    }

    private void look(Map<String, Long> appended, Map<String, Long> seen) {
        var open = appended.keySet().stream()
                .filter(order -> !seen.containsKey(order))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        for (var view : liveOrders().find(Filters.in("_id", open)).projection(Projections.include("_id"))) {
            seen.put(view.getString("_id"), System.nanoTime());
        }
    }

    /** Other customers' orders. */
    private void fill(int orders) {
        var like = liveOrders().find().first();
        if (like == null) {
            throw new IllegalStateException("no orders");
        }
        for (var missing = orders - liveOrders().countDocuments(); missing > 0; missing -= BULK) {
            var more = new ArrayList<Document>();
            for (int i = 0; i < BULK; i++) {
                more.add(new Document(like).append("_id", UUID.randomUUID().toString()));
            }
            liveOrders().insertMany(more);
        }
    }

    private MongoCollection<Document> liveOrders() {
        var standing = views.getCollection("projections")
                .find(Filters.eq("_id", "orders"))
                .first();
        var live = standing == null ? "FIRST" : standing.getString("live");
        return views.getCollection("SECOND".equals(live) ? "orders-2" : "orders");
    }

    private boolean caughtUp(String name) {
        return processor(name).processingStatus().values().stream().allMatch(status -> status.isCaughtUp());
    }

    private StreamingEventProcessor processor(String name) {
        return application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private static double perSecond(int things, Runnable work) {
        var start = System.nanoTime();
        work.run();
        return things * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }

    private static void await(BooleanSupplier condition) {
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

    @FormatMethod
    private static void tell(@FormatString String what, Object... figures) {
        System.out.println(String.format(what, figures));
    }
}
