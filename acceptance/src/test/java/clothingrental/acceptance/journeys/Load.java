package clothingrental.acceptance.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.api.delivery.Leg;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who order at a rate, whether the answers come or not, and a team that ships and completes each order's
 * delivery a few seconds after it was followed up. Latencies count from when a request was to be sent. Nobody asks again and
 * again: a system that is late is not made later.
 */
final class Load implements AutoCloseable {

    private static final Duration UNTIL_SHIPPED = Duration.ofSeconds(5);
    private static final Duration UNTIL_COMPLETED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOKS = 300;
    private static final int ONE_LOOKED_AT_OF = 20;
    private static final int PRODUCTS = 500;
    private static final String ORDER_ID = "\"orderId\":\"";
    private static final int UUID_LENGTH = 36;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final URI api;
    private final List<String> customers;
    private final String team;
    private final FollowUp followUp;
    private final AtomicLong number = new AtomicLong();

    /** The tokens of customers who want to see what has become of their orders. */
    private final Map<String, String> lookedAt = new ConcurrentHashMap<>();

    private volatile Round round = new Round();

    /** What has happened since a moment. */
    static final class Round {

        final Latencies placing = new Latencies();
        final Latencies shipping = new Latencies();
        final Latencies visible = new Latencies();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong notShipped = new AtomicLong();
    }

    /**
     * @param customers tokens of those who order, by turns
     * @param team a token of the delivery team
     */
    Load(URI api, List<String> customers, String team, FollowUp followUp) {
        this.api = api;
        this.customers = List.copyOf(customers);
        this.team = team;
        this.followUp = followUp;
        followUp.tell(this::goesOn);
    }

    /** Begins a round; the one that ends is answered. */
    Round nextRound() {
        var ended = round;
        round = new Round();
        return ended;
    }

    /** Orders at a rate for so long; answers when the last request was sent. */
    void orderFor(Duration time, int perSecond) {
        var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var begin = System.nanoTime();
        var all = time.toNanos() / interval;
        for (long sent = 0; sent < all; sent++) {
            var planned = begin + sent * interval;
            while (System.nanoTime() < planned) {
                LockSupport.parkNanos(planned - System.nanoTime());
            }
            requests.execute(() -> place(planned));
        }
    }

    private void place(long planned) {
        var current = round;
        var count = number.getAndIncrement();
        var token = customers.get((int) (count % customers.size()));
        try {
            var answer = post("/api/orders", token, body());
            current.placing.record(System.nanoTime() - planned);
            if (answer.statusCode() != 201) {
                current.refused.incrementAndGet();
                return;
            }
            var at = answer.body().indexOf(ORDER_ID) + ORDER_ID.length();
            var orderId = answer.body().substring(at, at + UUID_LENGTH);
            if (count % ONE_LOOKED_AT_OF == 0) {
                lookedAt.put(orderId, token);
            }
            followUp.accepted(orderId);
        } catch (IOException unanswered) {
            current.placing.record(System.nanoTime() - planned);
            current.refused.incrementAndGet();
        }
    }

    private void goesOn(FollowUp.Order order) {
        var delivery = "/api/deliveries/" + Leg.OUTBOUND.deliveryIdOf(order.id());
        var facts =
                "{\"carrier\":\"Hanjin\",\"trackingNumber\":\"HJ-" + order.id().substring(0, 8) + "\"}";
        after(UNTIL_SHIPPED, () -> asTeam(delivery + "/shipment", facts));
        after(UNTIL_COMPLETED, () -> asTeam(delivery + "/completion", ""));
        var token = lookedAt.remove(order.id());
        if (token != null) {
            requests.execute(() -> look(order, token));
        }
    }

    private void asTeam(String path, String body) {
        var current = round;
        var begin = System.nanoTime();
        try {
            var answer = post(path, team, body);
            current.shipping.record(System.nanoTime() - begin);
            if (answer.statusCode() != 204) {
                current.notShipped.incrementAndGet();
            }
        } catch (IOException unanswered) {
            current.notShipped.incrementAndGet();
        }
    }

    private void after(Duration time, Runnable task) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, requests)
                .execute(task);
    }

    /** Until the customer sees that the order is prepared, of which there has been a mail. */
    private void look(FollowUp.Order order, String token) {
        var current = round;
        try {
            for (int looks = 0; looks < LOOKS; looks++) {
                var answer = get("/api/orders/" + order.id(), token);
                if (answer.statusCode() == 200 && !answer.body().contains("\"status\":\"PLACED\",\"lines\"")) {
                    break;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (IOException unanswered) {
            current.refused.incrementAndGet();
        }
        current.visible.record(System.nanoTime() - order.acceptedAt());
    }

    private static String body() {
        var from = LocalDate.now(ZoneId.of("Asia/Seoul"))
                .plusDays(ThreadLocalRandom.current().nextInt(1, 300));
        return """
                {"lines":[{"productId":"hanbok-%d","quantity":1},{"productId":"durumagi-%d","quantity":1}],\
                "rentalPeriod":{"from":"%s","to":"%s"}}""".formatted(
                        ThreadLocalRandom.current().nextInt(PRODUCTS),
                        ThreadLocalRandom.current().nextInt(PRODUCTS),
                        from,
                        from.plusDays(2));
    }

    /** Leaves a customer's contact. */
    void contact(String token, int customer) throws IOException {
        var answer = send(
                to("/api/customers/me", token).method("PUT", BodyPublishers.ofString("""
                        {"name":"Customer %1$d","email":"customer-%1$d@letterbox.example","locale":"en",\
                        "address":{"line1":"17 Larkspur Crescent","city":"Seoul","postalCode":"04524","country":"KR"}}""".formatted(customer), UTF_8)));
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    HttpResponse<String> get(String path, String token) throws IOException {
        return send(to(path, token).GET());
    }

    HttpResponse<String> post(String path, String token, String body) throws IOException {
        return send(to(path, token).POST(BodyPublishers.ofString(body, UTF_8)));
    }

    private HttpRequest.Builder to(String path, String token) {
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        requests.shutdownNow();
        http.shutdownNow();
    }
}
