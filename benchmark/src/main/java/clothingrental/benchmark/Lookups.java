package clothingrental.benchmark;

import static clothingrental.benchmark.Subject.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/** How long GET of one order takes, against GET of a constant from the same process. */
final class Lookups {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 4;
    private static final int REQUESTS_OF_A_CLIENT = 5_000;

    private final Subject subject;

    Lookups(Subject subject) {
        this.subject = subject;
    }

    void warmUp(List<String> ids) {
        Benchmarks.warmUp(() -> {
            durations("/api/orders/", ids);
            durations(BenchmarkedApplication.CONSTANT, List.of(""));
        });
    }

    void measure(List<String> ids) {
        var orders = subject.orderCount();
        for (int round = 0; round < ROUNDS; round++) {
            var constant = durations(BenchmarkedApplication.CONSTANT, List.of(""));
            var order = durations("/api/orders/", ids);
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

    private Durations durations(String path, List<String> ids) {
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
                        subject.alice().get(path + id);
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
}
