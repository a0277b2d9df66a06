package clothingrental.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Somebody who settles what happened from the history. */
public final class Auditor extends Person {

    public Auditor(ApplicationUnderTest application, String name) {
        super(application, name);
    }

    /** What happened to an order and its deliveries, in the order it happened. */
    public List<JsonNode> historyOf(PlacedOrder order) {
        var history = getsDone("GET", order.auditPath() + "/events", null).body();
        return StreamSupport.stream(history.path("content").spliterator(), false)
                .toList();
    }

    /** The types of what happened to an order and its deliveries, in the order it happened. */
    public List<String> typesOf(PlacedOrder order) {
        return historyOf(order).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    /** When something of this type happened to an order. */
    public Instant momentOf(String type, PlacedOrder order) {
        return historyOf(order).stream()
                .filter(event -> event.path("type").asString().equals(type))
                .map(event -> Instant.parse(event.path("at").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** Replays an order up to a moment that is still to be named. */
    public Replay replays(PlacedOrder order) {
        return new Replay(order);
    }

    /** The history as lines, the last of which tells count and digest. */
    public List<String> exports(String selection) {
        var export = listens("/api/audit/events?" + selection, "application/x-ndjson");
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        try (var lines = export.body()) {
            return lines.toList();
        }
    }

    /** Has a projection rebuilt from the history. */
    public Rebuilding rebuilds(String projection) {
        var taken = getsDone("POST", "/api/audit/projections/" + projection + "/rebuilds", null);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body().path("projection").asString()).isEqualTo(projection);
        assertThat(taken.body().path("state").asString()).isEqualTo("RUNNING");
        var where = taken.header("location").orElseThrow();
        assertThat(where)
                .isEqualTo("/api/audit/projections/" + projection + "/rebuilds/"
                        + taken.body().path("id").asString());
        return new Rebuilding(where);
    }

    /** A rebuild that was asked for. */
    public final class Rebuilding {

        private static final Duration PATIENCE = Duration.ofMinutes(3);

        private final String path;

        private Rebuilding(String path) {
            this.path = path;
        }

        /** How far it has come. */
        public JsonNode looksAt() {
            return getsDone("GET", path, null).body();
        }

        /** Answers how it has ended. */
        public JsonNode cancels() {
            return getsDone("DELETE", path, null).body();
        }

        /** Waits until it has ended, and answers how. */
        public JsonNode ends() {
            return await(name() + " to see the end of " + path)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(
                            this::looksAt,
                            rebuild -> !rebuild.path("state").asString().equals("RUNNING"));
        }
    }

    /** An order at any moment. */
    public final class Replay {

        private final PlacedOrder order;

        private Replay(PlacedOrder order) {
            this.order = order;
        }

        /** The order as it was. */
        public JsonNode at(Instant moment) {
            return getsDone("GET", order.auditPath() + "?at=" + moment, null).body();
        }
    }
}
