package clothingrental.acceptance.people;

import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser that follows an order. */
public final class Follower implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DATA = "data: ";

    private final HttpResponse<Stream<String>> stream;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    Follower(HttpResponse<Stream<String>> stream) {
        this.stream = stream;
        this.reader = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
    }

    public String mediaType() {
        return stream.headers().firstValue("content-type").orElse("");
    }

    /** The orders that have been told so far. */
    public List<JsonNode> told() {
        return lines.stream()
                .filter(line -> line.startsWith(DATA))
                .map(line -> JSON.readTree(line.substring(DATA.length())))
                // the event `end` tells none
                .filter(told -> told.has("orderId"))
                .toList();
    }

    /** The statuses that have been told so far, without repetitions in a row. */
    public List<OrderStatus> statuses() {
        var statuses = told().stream()
                .map(order -> OrderStatus.valueOf(order.path("status").asString()))
                .toList();
        return Stream.iterate(0, index -> index < statuses.size(), index -> index + 1)
                .filter(index -> index == 0 || !Objects.equals(statuses.get(index), statuses.get(index - 1)))
                .map(statuses::get)
                .toList();
    }

    /** The names of the events that have been told so far. */
    public List<String> names() {
        return lines.stream()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .distinct()
                .toList();
    }

    /** The ids of the events that have been told so far. */
    public List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring("id: ".length()))
                .toList();
    }

    /** How many heartbeats there were so far. */
    public long heartbeats() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    /** Waits until this status is told. */
    public Follower hears(OrderStatus status) {
        await("to hear " + status).atMost(PATIENCE).until(() -> statuses().contains(status));
        return this;
    }

    /** Waits until the stream has ended by itself. */
    public Follower hearsTheEnd() {
        await("the end").atMost(PATIENCE).until(() -> !reader.isAlive());
        return this;
    }

    /** Goes away in the middle. */
    @Override
    public void close() {
        stream.body().close();
    }
}
