package clothingrental.acceptance.journeys;

import clothingrental.acceptance.environment.LoadedSystem;
import clothingrental.acceptance.environment.LoadedSystem.Way;
import clothingrental.acceptance.journeys.Chart.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Whole journeys at a steady rate, in one of the ways to run the system, and what the lists take at the number of orders that have
 * come together then. Prints a table; writes its curves as SVG.
 */
final class Journeys {

    private static final int FEW_ORDERS = 1_000;
    private static final int COLD_RATE = 50;
    private static final int CONTACTS_IN_FLIGHT = 16;
    private static final Duration WARM_UP = seconds("journeys.warm-up", 90);
    private static final Duration ROUND = seconds("journeys.round", 300);
    private static final int ROUNDS = Integer.getInteger("journeys.rounds", 3);
    private static final int CUSTOMERS = Integer.getInteger("journeys.customers", 10_000);
    private static final int ORDERS = Integer.getInteger("journeys.orders", 100_000);
    private static final Duration LIST = seconds("journeys.list", 20);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration STORED_AFTER = Duration.ofMinutes(1);

    private final LoadedSystem system;
    private final int rate;
    private final FollowUp followUp;
    private final Load load;
    private final Lists lists;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<Long, Map<String, Latencies>> listTimes = new LinkedHashMap<>();
    private final List<String> customers;
    private final long begin = System.nanoTime();

    /** What was so at a second. */
    private record Sample(double second, long accepted, long followedUp, double oldest) {}

    private Journeys(LoadedSystem system, int rate, FollowUp followUp) {
        this.system = system;
        this.rate = rate;
        this.followUp = followUp;
        customers = IntStream.range(0, CUSTOMERS)
                .parallel()
                .mapToObj(customer -> system.tokenOf("customer-" + customer, "customer"))
                .toList();
        var team = system.tokenOf("dana", "delivery");
        load = new Load(system.api(), customers, team, followUp);
        lists = new Lists(load, customers, team, system.tokenOf("sam", "support"));
    }

    private static Duration seconds(String property, int otherwise) {
        return Duration.ofSeconds(Integer.getInteger(property, otherwise));
    }

    /**
     * Measures one way to run the system.
     *
     * @param arguments the way to run the system, as STANDALONE; how many orders a second
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var way = Way.valueOf(arguments[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        var rate = Integer.parseInt(arguments[1]);
        var followUp = new FollowUp();
        try (var mails = new MailSink(followUp::mailed);
                var system = LoadedSystem.start(way, mails.port())
                        .orElseThrow(() -> new IllegalStateException("something is missing"))) {
            new Journeys(system, rate, followUp).measure(way);
        }
        System.exit(0); // clients' threads would keep the process
    }

    private void measure(Way way) throws IOException, InterruptedException {
        tell("way %s, %d orders a second, %,d customers", way, rate, CUSTOMERS);
        leaveContacts();
        try (var sampling = Executors.newSingleThreadScheduledExecutor()) {
            var samplesTaken = sampling.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);

            var coldRate = Math.min(COLD_RATE, rate);
            load.orderFor(Duration.ofSeconds(FEW_ORDERS / coldRate), coldRate);
            settle();
            lists.measure(LIST); // until it is compiled
            measureLists();

            for (int slower = 4; slower >= 1; slower /= 2) { // who is cold is given time
                load.orderFor(WARM_UP.dividedBy(3), Math.max(1, rate / slower));
            }
            for (int round = 1; round <= ROUNDS; round++) {
                round(round);
            }
            while (followUp.accepted() < ORDERS) {
                load.orderFor(Duration.ofSeconds(10), rate);
            }
            var loadEnded = System.nanoTime();
            settle();
            tell("all followed up %.1f s after the last order", (System.nanoTime() - loadEnded) / 1e9);
            TimeUnit.NANOSECONDS.sleep(STORED_AFTER.toNanos());
            tell(
                    "stored a minute later: %.1f KB an order; resident memory %,d MB",
                    (double) system.storedKilobytes() / followUp.accepted(), system.residentMegabytes());
            measureLists();
            tell("GET of one order beside four clients that list: %s", lists.oneOrderBesideLists(LIST));
            tell(
                    "restart at %,d orders: %.1f s",
                    followUp.accepted(), system.restart().toMillis() / 1e3);
            samplesTaken.cancel(false);
        }
        draw(way);
        load.close();
    }

    private void leaveContacts() throws InterruptedException {
        var inFlight = new Semaphore(CONTACTS_IN_FLIGHT);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                var number = customer;
                inFlight.acquire();
                clients.execute(() -> {
                    try {
                        load.contact(customers.get(number), number);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    } finally {
                        inFlight.release();
                    }
                });
            }
        }
    }

    private void sample() {
        samples.add(new Sample(
                (System.nanoTime() - begin) / 1e9,
                followUp.accepted(),
                followUp.followedUp(),
                followUp.oldestSeconds()));
    }

    private void round(int number) {
        load.nextRound();
        followUp.takeTimes();
        var processor = system.processorTime();
        var accepted = followUp.accepted();
        var followedUp = followUp.followedUp();
        var from = samples.size();
        load.orderFor(ROUND, rate);
        var used = system.processorTime().minus(processor);
        var orders = followUp.accepted() - accepted;
        var what = load.nextRound();
        var oldest = samples.subList(from, samples.size()).stream()
                .mapToDouble(Sample::oldest)
                .max()
                .orElse(0);
        tell(
                "round %d: accepted %.0f/s, followed up %.0f/s, refused %d, not shipped %d",
                number,
                orders / (double) ROUND.toSeconds(),
                (followUp.followedUp() - followedUp) / (double) ROUND.toSeconds(),
                what.refused.get(),
                what.notShipped.get());
        tell("  POST: %s", what.placing);
        tell("  visible as prepared: %s; second mail: %s", what.visible, followUp.takeTimes());
        tell("  team's requests: %s", what.shipping);
        tell("  oldest order not followed up: at most %.2f s", oldest);
        tell(
                "  processor time: %.2f ms an order, %.0f %% of a core",
                used.toNanos() / 1e6 / Math.max(1, orders), 100.0 * used.toMillis() / ROUND.toMillis());
    }

    private void measureLists() {
        var orders = followUp.accepted();
        var times = lists.measure(LIST);
        listTimes.put(orders, times);
        times.forEach((name, time) -> tell(
                "%s at %,d orders, 8 in flight: %s, %.0f/s",
                name, orders, time, time.count() / (double) LIST.toSeconds()));
    }

    /** Waits until all that was accepted is followed up, and tells if it isn't. */
    private void settle() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (followUp.followedUp() < followUp.accepted() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (followUp.followedUp() < followUp.accepted()) {
            tell("NOT followed up: %,d of %,d", followUp.accepted() - followUp.followedUp(), followUp.accepted());
        }
    }

    private void draw(Way way) {
        var name = way.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var folder = Path.of(System.getProperty("project.root"), "docs", "figures");
        var accepted = new ArrayList<Point>();
        var followedUp = new ArrayList<Point>();
        var oldest = new ArrayList<Point>();
        for (int i = 1; i < samples.size(); i++) {
            var now = samples.get(i);
            var before = samples.get(i - 1);
            var time = now.second() - before.second();
            accepted.add(new Point(now.second(), (now.accepted() - before.accepted()) / time));
            followedUp.add(new Point(now.second(), (now.followedUp() - before.followedUp()) / time));
            oldest.add(new Point(now.second(), now.oldest()));
        }
        new Chart("orders a second: " + name, "seconds")
                .line("accepted", accepted)
                .line("followed up", followedUp)
                .write(folder.resolve("journeys-" + name + "-rate.svg"));
        new Chart("age of the oldest order not followed up, seconds: " + name, "seconds")
                .line("oldest", oldest)
                .write(folder.resolve("journeys-" + name + "-lag.svg"));
        var curves = new LinkedHashMap<String, List<Point>>();
        listTimes.forEach((orders, times) -> times.forEach((list, time) ->
                curves.computeIfAbsent(list, unknown -> new ArrayList<>()).add(new Point(orders, time.millis(0.99)))));
        var chart = new Chart("first page of 20, 8 in flight, p99 in ms: " + name, "orders");
        curves.forEach(chart::line);
        chart.write(folder.resolve("journeys-" + name + "-lists.svg"));
    }

    private void tell(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
