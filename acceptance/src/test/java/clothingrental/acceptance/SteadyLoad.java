package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.OrderDraft;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.Leg;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Somebody orders, cancels or ships at a steady rate, whether the system is there or not, and keeps book of it. */
final class SteadyLoad implements AutoCloseable {

    private static final int EVERY_MILLIS = 60;
    private static final int SERVER_ERROR = 500;

    /** Who has not been answered so often asks again, and for nothing new: a slow start is followed by no flood. */
    private static final int MOST_UNANSWERED = 50;

    private static final OrderDraft DRAFT = anOrder().of("hanbok-1001", 1);

    private final Customer alice;
    private final DeliveryTeam dana;
    private final Random chance;
    private final String run = Long.toHexString(System.nanoTime());
    private final AtomicInteger keys = new AtomicInteger();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> cancellations = ConcurrentHashMap.newKeySet();
    private final Set<String> shipments = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newFixedThreadPool(8);
    private final ScheduledFuture<?> ticking;
    private int acknowledgedAtOnce;

    SteadyLoad(Customer alice, DeliveryTeam dana, long seed) {
        this.alice = alice;
        this.dana = dana;
        this.chance = new Random(seed);
        dana.asks("GET", "/api/deliveries?size=1"); // gets the token while the system is there
        this.ticking = clock.scheduleAtFixedRate(
                () -> requests.execute(this::somethingIsSent), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void somethingIsSent() {
        switch (chance.nextInt(4)) {
            case 0 -> anyOrder().ifPresent(this::cancel);
            case 1 -> anyOrder().ifPresent(this::ship);
            default -> place(keyOfNextOrder());
        }
    }

    private String keyOfNextOrder() {
        return Optional.of(unanswered)
                .filter(keys -> keys.size() >= MOST_UNANSWERED)
                .flatMap(this::anyOf)
                .orElseGet(() -> run + "-" + keys.incrementAndGet());
    }

    private Optional<String> anyOrder() {
        return anyOf(acknowledged.values());
    }

    private Optional<String> anyOf(Collection<String> all) {
        var some = new ArrayList<>(all);
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(chance.nextInt(some.size())));
    }

    private void place(String key) {
        unanswered.add(key);
        answerTo(() -> alice.asks("POST", "/api/orders", DRAFT.toJson(), Map.of("Idempotency-Key", key)))
                .filter(answer -> answer.status() == 201)
                .ifPresent(answer -> {
                    acknowledged.put(key, answer.body().path("orderId").asString());
                    unanswered.remove(key);
                });
    }

    private void cancel(String order) {
        answerTo(() -> alice.asks("POST", "/api/orders/" + order + "/cancellation", Map.of("reason", "CHANGED_MIND")))
                .filter(answer -> answer.status() == 202)
                .ifPresent(answer -> cancellations.add(order));
    }

    private void ship(String order) {
        var delivery = Leg.OUTBOUND.deliveryIdOf(new PlacedOrder(order).id());
        answerTo(() -> dana.asks(
                        "POST",
                        "/api/deliveries/" + delivery + "/shipment",
                        Map.of("carrier", "Hanjin", "trackingNumber", "HJ-" + order.substring(0, 8))))
                .filter(answer -> answer.status() == 204)
                .ifPresent(answer -> shipments.add(order));
    }

    /** What a dead process answers is nothing. */
    private Optional<Answer> answerTo(Supplier<Answer> request) {
        try {
            var answer = request.get();
            if (answer.status() >= SERVER_ERROR) {
                failed.incrementAndGet();
            }
            return Optional.of(answer);
        } catch (UncheckedIOException dead) {
            return Optional.empty();
        }
    }

    /** How many requests were answered with 5xx. */
    int failed() {
        return failed.get();
    }

    /** A client that has had no answer sends the same again, with the same key. */
    void repeatWhatWasNotAnswered() {
        acknowledgedAtOnce = acknowledged.size();
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            List.copyOf(unanswered).forEach(this::place);
            return unanswered.isEmpty();
        });
    }

    int acknowledgedAtOnce() {
        return acknowledgedAtOnce;
    }

    /** The orders by the keys that they were placed with. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    List<String> acknowledgedCancellations() {
        return List.copyOf(cancellations);
    }

    List<String> acknowledgedShipments() {
        return List.copyOf(shipments);
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdown();
        requests.shutdown();
        await().atMost(Duration.ofMinutes(2)).until(requests::isTerminated);
    }
}
