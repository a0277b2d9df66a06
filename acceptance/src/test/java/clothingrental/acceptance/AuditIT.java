package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.order.OrderRefusalCode;
import clothingrental.api.order.OrderStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The auditor replays what happened. */
class AuditIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final Contact margaret = Contact.ofMargaret();
    private final Customer alice = Rental.alice().leaves(margaret);
    private final DeliveryTeam dana = Rental.dana();
    private final Auditor avery = Rental.avery();

    @Test
    void theHistoryOfAnOrderTellsEverythingInTheOrderItHappened() {
        var order = shipped();
        dana.delivers(order);
        alice.sees(order, DELIVERED);

        assertThat(avery.typesOf(order))
                .containsExactly(
                        "OrderPlaced",
                        "DeliveryScheduled",
                        "PreparationStarted",
                        "DeliveryShipped",
                        "OrderShipped",
                        "DeliveryCompleted",
                        "OrderDelivered");
        var history = avery.historyOf(order);
        assertThat(history)
                .extracting(event -> event.path("position").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(history)
                .extracting(event -> event.path("aggregateType").asString())
                .containsExactly("Order", "Delivery", "Order", "Delivery", "Order", "Delivery", "Order");
        assertThat(history).allSatisfy(event -> {
            assertThat(event.path("revision").asString()).isEqualTo("1");
            assertThat(event.at("/payload/orderId").asString()).isEqualTo(order.id());
        });
    }

    @Test
    void eachEventTellsWhoAskedForItAndWhichRequestItFollowsFrom() {
        var order = shipped();

        var history = avery.historyOf(order);

        assertThat(history)
                .extracting(event -> event.at("/metadata/userId").asString())
                .containsExactly("alice", "alice", "alice", "dana", "dana");
        assertThat(history.get(1).at("/metadata/correlationId"))
                .isEqualTo(history.get(0).at("/metadata/correlationId"));
        assertThat(history.get(3).at("/metadata/correlationId"))
                .isNotEqualTo(history.get(0).at("/metadata/correlationId"));
        assertThat(history.toString()).doesNotContain(margaret.name(), margaret.email(), margaret.line1());
    }

    @Test
    void anOrderIsSeenAsItWasAtAnyMoment() {
        var order = shipped();
        var placed = avery.momentOf("OrderPlaced", order);
        var beforeShipping = avery.momentOf("OrderShipped", order).minusMillis(1);

        assertThat(statusOf(avery.replays(order).at(placed))).isIn(PLACED, PREPARING);
        assertThat(statusOf(avery.replays(order).at(beforeShipping))).isEqualTo(PREPARING);
        assertThat(avery.replays(order).at(beforeShipping.plusSeconds(60))).isEqualTo(alice.looksAt(order));
        assertThat(avery.asks("GET", "/api/audit/orders/" + order.id() + "?at=" + placed.minusMillis(1))
                        .code())
                .isEqualTo("ORDER_NOT_FOUND");
    }

    /** As told in docs/audit.md: the request was taken while the parcel was handed over. */
    @Test
    void aDisputeAboutARequestThatCrossedTheShipmentIsSettledFromTheHistory() {
        var order = cancelledWhileItIsShipped();

        assertThat(avery.typesOf(order))
                .contains("CancellationRequested", "DeliveryShipped", "DeliveryCancellationRefused")
                .containsSubsequence("DeliveryShipped", "DeliveryCancellationRefused", "CancellationRejected")
                .doesNotContain("DeliveryCancelled");
        var decision = avery.momentOf("CancellationRejected", order);
        assertThat(avery.replays(order).at(decision).at("/cancellation/outcome").asString())
                .isEqualTo("REJECTED");
        assertThat(statusOf(avery.replays(order).at(avery.momentOf("CancellationRequested", order))))
                .isEqualTo(CANCELLATION_REQUESTED);
    }

    @Test
    void aDisputeAboutALateCancellationIsSettledFromTheHistory() {
        var tooLate = shipped();
        alice.isRefused(OrderRefusalCode.ORDER_ALREADY_SHIPPED, () -> alice.cancels(tooLate));
        var inTime = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(inTime, PREPARING);
        alice.cancels(inTime);
        alice.sees(inTime, CANCELLED);

        assertThat(avery.typesOf(tooLate))
                .endsWith("DeliveryShipped", "OrderShipped")
                .doesNotContain("CancellationRequested");
        assertThat(avery.typesOf(inTime))
                .endsWith("CancellationRequested", "DeliveryCancelled", "OrderCancelled")
                .doesNotContain("DeliveryShipped");
        var request = avery.momentOf("CancellationRequested", inTime);
        assertThat(avery.replays(inTime).at(request).at("/cancellation/reason").asString())
                .isEqualTo("CHANGED_MIND");
        assertThat(statusOf(avery.replays(inTime).at(request.minusMillis(1)))).isEqualTo(PREPARING);
    }

    @Test
    void theWholeHistoryCanBeTakenAlongAndChecked() throws NoSuchAlgorithmException {
        var order = shipped();

        var lines = avery.exports("");

        var events = lines.subList(0, lines.size() - 1);
        var summary = JSON.readTree(lines.getLast());
        assertThat(summary.path("count").asInt()).isEqualTo(events.size());
        assertThat(summary.path("sha256").asString()).isEqualTo(sha256(events));
        assertThat(ofOrder(order, events)).isEqualTo(avery.historyOf(order));
    }

    @Test
    void anExportGoesOnWhereAnEarlierOneHasEnded() {
        var order = shipped();
        var position = avery.historyOf(order).get(2).path("position").asLong();
        var shipment = avery.momentOf("DeliveryShipped", order);

        assertThat(typesOf(order, avery.exports("after=" + position)))
                .containsExactly("DeliveryShipped", "OrderShipped");
        assertThat(typesOf(order, avery.exports("type=OrderPlaced"))).containsExactly("OrderPlaced");
        assertThat(typesOf(order, avery.exports("from=" + shipment)))
                .containsExactly("DeliveryShipped", "OrderShipped");
        assertThat(typesOf(order, avery.exports("to=" + shipment)))
                .containsExactly("OrderPlaced", "DeliveryScheduled", "PreparationStarted");
    }

    @Test
    void anOrderThatNobodyPlacedHasNoHistory() {
        var nobodys = "/api/audit/orders/" + UUID.randomUUID();

        for (var path : List.of(nobodys, nobodys + "/events")) {
            var answer = avery.asks("GET", path);
            assertThat(List.of(answer.status(), answer.code())).isEqualTo(List.of(404, "ORDER_NOT_FOUND"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audit/events?from=yesterday",
                "/api/audit/events?from=-1000000000-01-01T00:00:00Z",
                "/api/audit/events?after=-1",
                "/api/audit/events?after=here",
                "/api/audit/orders/any?at=noon"
            })
    void whatMakesNoSenseIsRefused(String path) {
        var answer = avery.asks("GET", path);

        assertThat(List.of(answer.status(), answer.code())).isEqualTo(List.of(400, "VALIDATION_FAILED"));
    }

    /** Both at the same moment; again with another order if one of them was clearly first. */
    private PlacedOrder cancelledWhileItIsShipped() {
        for (var attempt = 0; attempt < 30; attempt++) {
            var order = alice.places(anOrder().of("hanbok-1001", 1));
            alice.sees(order, PREPARING);
            var shipment = CompletableFuture.runAsync(() -> dana.ships(order)).exceptionally(refused -> null);
            var request = alice.asks("POST", order.path() + "/cancellation", Map.of("reason", "CHANGED_MIND"));
            shipment.join();
            if (request.status() == 202) {
                await("the decision")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> !avery.replays(order)
                                .at(Instant.now())
                                .at("/cancellation/outcome")
                                .asString("")
                                .isEmpty());
                if (avery.typesOf(order).contains("CancellationRejected")) {
                    return order;
                }
            }
        }
        throw new AssertionError("no request crossed a shipment");
    }

    private PlacedOrder shipped() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);
        dana.ships(order);
        alice.sees(order, SHIPPED);
        return order;
    }

    private static OrderStatus statusOf(JsonNode order) {
        return OrderStatus.valueOf(order.path("status").asString());
    }

    private static List<JsonNode> ofOrder(PlacedOrder order, List<String> lines) {
        return lines.stream()
                .map(JSON::readTree)
                .filter(event -> event.at("/payload/orderId").asString("").equals(order.id()))
                .toList();
    }

    private static List<String> typesOf(PlacedOrder order, List<String> lines) {
        return ofOrder(order, lines).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static String sha256(List<String> lines) throws NoSuchAlgorithmException {
        var text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
