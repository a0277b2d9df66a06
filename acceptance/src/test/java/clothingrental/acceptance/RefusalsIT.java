package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.OrderDraft;
import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderRefusalCode;
import clothingrental.api.order.OrderStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every no is problem+json with a code, and says which field it is about. */
class RefusalsIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 3, lines[0].quantity",
        "11, 1, 0, 3, lines[0].quantity",
        "1, 21, 0, 3, lines",
        "1, 1, -1, 3, rentalPeriod.from",
        "1, 1, 0, 0, rentalPeriod",
        "1, 1, 0, 91, rentalPeriod",
    })
    void anOrderThatBreaksARuleIsToldWhichField(int quantity, int lines, int inDays, int days, String field) {
        var draft = OrderDraft.anOrder().startingInDays(inDays).forDays(days);
        for (int line = 0; line < lines; line++) {
            draft.of("hanbok-" + line, quantity);
        }

        var answer = alice.asks("POST", "/api/orders", draft.toJson());

        assertInvalid(answer, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                    | lines",
                "{'lines':[],'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}}                   | lines",
                "{'lines':null,'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}}                 | lines",
                "{'lines':[null],'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}}               | lines[0]",
                "{'lines':[{'quantity':1}],'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}}     | lines[0].productId",
                "{'lines':[{'productId':'a'}],'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}}  | lines[0].quantity",
                "{'lines':[{'productId':'a b','quantity':1}],'rentalPeriod':{'from':'2099-01-01','to':'2099-01-02'}} | lines[0].productId",
                "{'lines':[{'productId':'a','quantity':1}]}                                            | rentalPeriod",
                "{'lines':[{'productId':'a','quantity':1}],'rentalPeriod':{'from':'2099-01-01'}}       | rentalPeriod.to",
            })
    void whatIsMissingIsTold(String body, String field) {
        assertInvalid(alice.asks("POST", "/api/orders", body.replace('\'', '"')), field);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/orders?page=-1,       page",
        "GET,  /api/orders?size=101,      size",
        "GET,  /api/orders?size=0,        size",
        "GET,  /api/orders?size=many,     size",
        "GET,  /api/orders?status=LOST,   status",
    })
    void aPageHasItsLimits(String method, String path, String field) {
        assertInvalid(alice.asks(method, path), field);
    }

    @Test
    void aContactIsChecked() {
        var contact = Map.of(
                "name", " ",
                "email", "nobody",
                "address", Map.of("line1", "x", "city", "y", "postalCode", "z", "country", "Korea"),
                "locale", "en");

        var answer = Rental.bob().asks("PUT", "/api/customers/me", contact);

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "address.country");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void anIdempotencyKeyHas1To128Characters(int length) {
        var answer = alice.asks(
                "POST",
                "/api/orders",
                anOrder().of("hanbok-1001", 1).toJson(),
                Map.of("Idempotency-Key", "k".repeat(length)));

        assertInvalid(answer, "Idempotency-Key");
    }

    @Test
    void anIdempotencyKeyIsNotForTwoOrders() {
        var key = UUID.randomUUID().toString();
        alice.places(anOrder().of("hanbok-1001", 1), key);

        var refusal = alice.isRefused(
                OrderRefusalCode.IDEMPOTENCY_KEY_REUSED,
                () -> alice.places(anOrder().of("hanbok-1001", 2), key));

        assertThat(refusal.status()).isEqualTo(422);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var nowhere = UUID.randomUUID();
        assertProblem(alice.asks("GET", "/api/orders/" + nowhere), 404, "ORDER_NOT_FOUND");
        assertProblem(alice.asks("POST", "/api/orders/" + nowhere + "/return"), 404, "ORDER_NOT_FOUND");
        assertProblem(dana.asks("GET", "/api/deliveries/" + nowhere), 404, "DELIVERY_NOT_FOUND");
        assertProblem(dana.asks("POST", "/api/deliveries/" + nowhere + "/completion"), 404, "DELIVERY_NOT_FOUND");
        assertProblem(alice.asks("GET", "/api/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void anOrderIsNoDeliveryAndADeliveryIsNoOrder() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        var deliveryId = Leg.OUTBOUND.deliveryIdOf(order.id());

        assertProblem(alice.asks("POST", "/api/orders/" + deliveryId + "/return"), 404, "ORDER_NOT_FOUND");
        assertProblem(dana.asks("POST", "/api/deliveries/" + order.id() + "/completion"), 404, "DELIVERY_NOT_FOUND");
    }

    @Test
    void theWrongWayOfAskingIsTold() {
        assertProblem(alice.asks("DELETE", "/api/orders"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                alice.asks("POST", "/api/orders", "<order/>", Map.of("content-type", "application/xml")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                alice.asks("GET", "/api/orders", null, Map.of("accept", "application/xml")), 406, "NOT_ACCEPTABLE");
        assertProblem(alice.asks("POST", "/api/orders", " ".repeat(70_000)), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void whoseAnswerCanNotBeGivenHasNothingDone() {
        var before = ordersOfAlice();

        var answer = alice.asks(
                "POST", "/api/orders", anOrder().of("hanbok-1001", 1).toJson(), Map.of("accept", "text/plain"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(ordersOfAlice()).isEqualTo(before);
    }

    private long ordersOfAlice() {
        return alice.countsOrders(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//orders", "/api/orders/a;b=c", "/api/orders/%2e%2e", "/api/orders/..%2f"})
    void anOddPathIsMalformedAndNotALackOfAToken(String path) {
        var answer = alice.asks("GET", path);

        assertThat(answer.status()).as(path).isEqualTo(400);
    }

    @Test
    void aVeryLongAddressIsJustTooLong() {
        var contact = new HashMap<>(Contact.ofMargaret().toJson());
        contact.put("email", "a.".repeat(10_000) + "a@example.org");

        assertInvalid(alice.asks("PUT", "/api/customers/me", contact), "email");
    }

    @Test
    void aDeliveryGoesItsWayOnce() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);

        dana.isRefused(DeliveryRefusalCode.DELIVERY_NOT_SHIPPED, () -> dana.delivers(order));
        alice.isRefused(OrderRefusalCode.ORDER_NOT_DELIVERED, () -> alice.givesBack(order));
        assertInvalid(
                dana.asks(
                        "POST",
                        "/api/deliveries/" + Leg.OUTBOUND.deliveryIdOf(order.id()) + "/shipment",
                        Map.of("carrier", "<b>", "trackingNumber", "")),
                "trackingNumber");
        dana.ships(order, "Hanjin", "H-1");
        dana.ships(order, "Hanjin", "H-1");
        dana.isRefused(DeliveryRefusalCode.DELIVERY_ALREADY_SHIPPED, () -> dana.ships(order, "Hanjin", "H-2"));
        dana.delivers(order);
        dana.delivers(order);
        alice.sees(order, OrderStatus.DELIVERED);

        assertThat(alice.timelineOf(order)).endsWith(OrderStatus.SHIPPED, OrderStatus.DELIVERED);
    }

    @Test
    void aCancelledDeliveryIsNotShipped() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.cancels(order);
        alice.sees(order, OrderStatus.CANCELLED);

        dana.isRefused(DeliveryRefusalCode.DELIVERY_CANCELLED, () -> dana.ships(order));
        dana.isRefused(DeliveryRefusalCode.DELIVERY_CANCELLED, () -> dana.delivers(order));
    }

    @Test
    void whatIsBackCanNotBeGivenBackAgain() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order);
        dana.delivers(order);
        alice.sees(order, OrderStatus.DELIVERED);
        alice.givesBack(order);
        assertThat(alice.givesBack(order)).as("asked twice").isEqualTo(OrderStatus.RETURN_REQUESTED);
        dana.sees(order, Leg.RETURN, DeliveryStatus.SCHEDULED);
        dana.collects(order);
        dana.receivesBack(order);
        alice.sees(order, OrderStatus.RETURNED);

        alice.isRefused(OrderRefusalCode.ORDER_ALREADY_RETURNED, () -> alice.givesBack(order));
    }

    private static void assertInvalid(Answer answer, String field) {
        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.body().path("errors").findValuesAsString("field")).contains(field);
    }

    private static void assertProblem(Answer answer, int status, @Nullable String code) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }
}
