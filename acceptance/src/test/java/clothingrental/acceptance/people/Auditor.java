package clothingrental.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.ApplicationUnderTest;
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
