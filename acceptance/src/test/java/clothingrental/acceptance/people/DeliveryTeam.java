package clothingrental.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Those who check, send, collect and receive. */
public final class DeliveryTeam extends Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public DeliveryTeam(ApplicationUnderTest application, String name) {
        super(application, name);
    }

    /** Waits until a delivery shows this status on the board's card. */
    public JsonNode sees(PlacedOrder order, Leg leg, DeliveryStatus status) {
        return seesOnTheBoard(order.deliveryPath(leg), status);
    }

    /** Waits until the delivery of a return shows this status; the first return has number 1. */
    public JsonNode seesReturn(PlacedOrder order, int number, DeliveryStatus status) {
        return seesOnTheBoard(order.returnPath(number), status);
    }

    private JsonNode seesOnTheBoard(String delivery, DeliveryStatus status) {
        return await("%s to see %s %s".formatted(name(), delivery, status))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(Refused.class)
                .until(
                        () -> getsDone("GET", delivery, null).body(),
                        card -> card.path("status").asString().equals(status.name()));
    }

    /** The card of a delivery, now. */
    public JsonNode looksAt(PlacedOrder order, Leg leg) {
        return getsDone("GET", order.deliveryPath(leg), null).body();
    }

    /** A page of the board, as {@code status=SCHEDULED&size=2}. */
    public JsonNode opensTheBoard(String query) {
        return getsDone("GET", "/api/deliveries?" + query, null).body();
    }

    /** The page behind another one; nothing if that was the last. */
    public Optional<JsonNode> goesOnFrom(JsonNode page, String query) {
        var next = page.path("next").asString("");
        return next.isEmpty() ? Optional.empty() : Optional.of(opensTheBoard(query + "&after=" + next));
    }

    /** Sends the garments to the customer. */
    public void ships(PlacedOrder order) {
        ships(order, "CJ Logistics", "CJ-" + order.id().substring(0, 8));
    }

    public void ships(PlacedOrder order, String carrier, String trackingNumber) {
        reports(order, Leg.OUTBOUND, "shipment", Map.of("carrier", carrier, "trackingNumber", trackingNumber));
    }

    /** Carrier or tracking number were reported wrongly; these are the right ones. */
    public void corrects(PlacedOrder order, Leg leg, String carrier, String trackingNumber) {
        var facts = Map.of("carrier", carrier, "trackingNumber", trackingNumber);
        var answer = getsDone("PUT", order.deliveryPath(leg) + "/shipment", facts);
        assertThat(answer.status()).isEqualTo(204);
    }

    /** The garments have reached the customer. */
    public void delivers(PlacedOrder order) {
        reports(order, Leg.OUTBOUND, "completion", Map.of());
    }

    /** The garments have been collected from the customer. */
    public void collects(PlacedOrder order) {
        reports(
                order,
                Leg.RETURN,
                "shipment",
                Map.of("carrier", "Hanjin", "trackingNumber", "HJ-" + order.id().substring(0, 8)));
    }

    /** The garments are back. */
    public void receivesBack(PlacedOrder order) {
        reports(order, Leg.RETURN, "completion", Map.of());
    }

    /** A return after one that was taken back is collected, and received back. */
    public void bringsBack(PlacedOrder order, int number) {
        reports(order.returnPath(number), "shipment", Map.of("carrier", "Hanjin", "trackingNumber", "HJ-" + number));
        reports(order.returnPath(number), "completion", Map.of());
    }

    private void reports(PlacedOrder order, Leg leg, String what, Map<String, String> facts) {
        reports(order.deliveryPath(leg), what, facts);
    }

    private void reports(String delivery, String what, Map<String, String> facts) {
        var answer = getsDone("POST", delivery + "/" + what, facts);
        assertThat(answer.status()).isEqualTo(204);
    }
}
