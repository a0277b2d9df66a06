package clothingrental.acceptance.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** How fast first pages of lists come, with some clients who each ask again as soon as they are answered. */
final class Lists {

    private static final int IN_FLIGHT = 8;
    private static final int LISTING = 4;

    private final Load load;
    private final List<String> customers;
    private final String team;
    private final String support;

    Lists(Load load, List<String> customers, String team, String support) {
        this.load = load;
        this.customers = customers;
        this.team = team;
        this.support = support;
    }

    /** One request after another. */
    private record Question(String path, Supplier<String> token) {}

    /** Each list for so long; the times by the list's name. */
    Map<String, Latencies> measure(Duration each) {
        var times = new LinkedHashMap<String, Latencies>();
        questions().forEach((name, question) -> times.put(name, ask(question, IN_FLIGHT, each)));
        return times;
    }

    /** GET of one order, one after the other, while four others list without a pause. */
    Latencies oneOrderBesideLists(Duration time) {
        var ended = new AtomicBoolean();
        var unobserved = new Latencies();
        try (var listing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < LISTING; client++) {
                listing.execute(() -> {
                    while (!ended.get()) {
                        questions().values().forEach(question -> ask(question, unobserved));
                    }
                });
            }
            try {
                var token = aCustomer();
                return ask(new Question("/api/orders/" + anOrderOf(token), () -> token), 1, time);
            } finally {
                ended.set(true);
            }
        }
    }

    private Map<String, Question> questions() {
        var all = new LinkedHashMap<String, Question>();
        all.put("my page", new Question("/api/orders", this::aCustomer));
        all.put("board", new Question("/api/deliveries?status=SCHEDULED", () -> team));
        all.put("board, all", new Question("/api/deliveries", () -> team));
        all.put("support search", new Question("/api/support/orders?status=DELIVERED", () -> support));
        return all;
    }

    private String aCustomer() {
        return customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
    }

    private String anOrderOf(String token) {
        try {
            var page = load.get("/api/orders?size=1", token).body();
            var at = page.indexOf("\"orderId\":\"") + 11;
            return page.substring(at, at + 36);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Latencies ask(Question question, int inFlight, Duration time) {
        var times = new Latencies();
        var end = System.nanoTime() + time.toNanos();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < inFlight; client++) {
                all.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        ask(question, times);
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        return times;
    }

    private void ask(Question question, Latencies times) {
        var begin = System.nanoTime();
        try {
            var answer = load.get(question.path(), question.token().get());
            times.record(System.nanoTime() - begin);
            if (answer.statusCode() != 200) {
                times.refused();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
