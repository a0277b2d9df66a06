package clothingrental.benchmark;

import static clothingrental.benchmark.Subject.await;
import static clothingrental.benchmark.Subject.tell;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How long it takes from just before an event is appended until its view is found in the store, under a steady load. */
final class EventToView {

    private static final int ORDERS_A_SECOND = 200;
    private static final int SECONDS = 30;
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final Subject subject;

    EventToView(Subject subject) {
        this.subject = subject;
    }

    void measure() {
        Benchmarks.warmUp(this::durations);
        var durations = durations();
        tell(
                "event to view at %d orders/s: p50 %.1f ms, p99 %.1f ms",
                ORDERS_A_SECOND, durations.percentile(50), durations.percentile(99));
    }

    private Durations durations() {
        var appended = new ConcurrentHashMap<String, Long>();
        var seen = new ConcurrentHashMap<String, Long>();
        var orders = ORDERS_A_SECOND * SECONDS;
        try (var clock = Executors.newScheduledThreadPool(2)) {
            var number = new AtomicInteger();
            var ticking = clock.scheduleAtFixedRate(
                    () -> {
                        if (number.incrementAndGet() <= orders) {
                            var order = UUID.randomUUID().toString();
                            appended.put(order, System.nanoTime());
                            subject.past().isPlaced(order);
                        }
                    },
                    0,
                    TimeUnit.SECONDS.toNanos(1) / ORDERS_A_SECOND,
                    TimeUnit.NANOSECONDS);
            await(
                    () -> {
                        look(appended, seen);
                        return seen.size() == orders;
                    },
                    LOOK_EVERY);
            ticking.cancel(false);
        }
        return new Durations(seen.entrySet().stream()
                .mapToLong(view -> view.getValue() - Objects.requireNonNull(appended.get(view.getKey())))
                .toArray());
    }

    private void look(Map<String, Long> appended, Map<String, Long> seen) {
        var open = appended.keySet().stream()
                .filter(order -> !seen.containsKey(order))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        for (var order : subject.liveOrders().read(open).keySet()) {
            seen.put(order, System.nanoTime());
        }
    }
}
