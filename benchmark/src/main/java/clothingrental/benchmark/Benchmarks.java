package clothingrental.benchmark;

import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.view.OrderState;
import clothingrental.standalone.StandaloneApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Measures the reading side in one process, on embedded stores, over HTTP where customers come that way. Each figure has its
 * yardstick from the same run: machines differ, ratios hardly.
 */
public final class Benchmarks {

    private static final Logger LOG = LoggerFactory.getLogger(Benchmarks.class);
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final int FEW_ORDERS = 1_000;
    private static final int ORDERS = 12_500;
    private static final int MANY_ORDERS = 100_000;
    private static final int BULK = 1_000;

    /** They act on events; the ones made here happened long ago. */
    private static final List<String> RESTING = List.of(
            "notifier",
            "delivery-intake",
            "open-deliveries",
            "fulfilment",
            "cancellation-saga",
            "return-withdrawal-saga",
            BenchmarkedApplication.EMPTY);

    private Benchmarks() {}

    /** What can be measured. */
    enum Part {
        LOOKUPS,
        REBUILD,
        EVENTS
    }

    /**
     * Prints a line for each figure.
     *
     * @param arguments names of parts, with commas between them; all of them if there are none
     */
    public static void main(String[] arguments) throws IOException {
        var parts = Arrays.stream(arguments)
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        var measured = false;
        var folder = Files.createTempDirectory("benchmark");
        try (var application = new SpringApplicationBuilder(StandaloneApplication.class, BenchmarkedApplication.class)
                .run(
                        "--rental.data-dir=" + folder,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rental.mail.smtp-port=0",
                        "--rental.mail.imap-port=0",
                        "--logging.level.root=warn")) {
            measure(new Subject(application), parts.isEmpty() ? EnumSet.allOf(Part.class) : parts);
            measured = true;
        } catch (RuntimeException | Error failure) {
            LOG.error("The measurement has failed", failure);
        } finally {
            System.exit(measured ? 0 : 1); // a thread of Axon's would keep the process
        }
    }

    /** Does what is to be measured until it is compiled. */
    static void warmUp(Runnable round) {
        var end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            round.run();
        }
    }

    private static void measure(Subject subject, Set<Part> parts) {
        RESTING.forEach(name -> subject.processor(name).shutDown());
        var lookups = new Lookups(subject);

        var ids = new ArrayList<>(subject.past().happen(FEW_ORDERS));
        subject.viewsCatchUp();
        if (parts.contains(Part.LOOKUPS)) {
            lookups.warmUp(ids);
            lookups.measure(ids);
        }
        if (parts.contains(Part.REBUILD)) {
            ids.addAll(subject.past().happen(ORDERS - FEW_ORDERS));
            subject.viewsCatchUp();
            var rebuilding = new Rebuilding(subject, ids);
            rebuilding.measureStream();
            rebuilding.measureReading();
            rebuilding.measure();
        }
        if (parts.contains(Part.EVENTS)) {
            new EventToView(subject).measure();
        }
        if (parts.contains(Part.LOOKUPS)) {
            others(subject);
            lookups.measure(ids);
        }
    }

    /** Other customers' orders, which happened to nobody. */
    private static void others(Subject subject) {
        var orders = subject.liveOrders();
        var first = new ArrayList<String>();
        orders.ids(1, page -> {
            first.addAll(page);
            return false;
        });
        var like = orders.one(first.getFirst()).orElseThrow();
        for (var missing = MANY_ORDERS - subject.orderCount(); missing > 0; missing -= BULK) {
            var more = new ArrayList<ViewDocument<OrderState>>();
            for (int i = 0; i < BULK; i++) {
                more.add(new ViewDocument<>(UUID.randomUUID().toString(), like.version(), like.state()));
            }
            orders.insert(more);
        }
    }
}
