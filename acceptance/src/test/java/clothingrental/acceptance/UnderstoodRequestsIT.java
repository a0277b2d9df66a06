package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Http;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderStatus;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client sends is quietly misread: it is understood as HTTP has it, or refused by name. */
class UnderstoodRequestsIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();
    private final Http http = new Http(Rental.shared());

    // ---- headers

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key: 한글,                      VALIDATION_FAILED",
        "Content-Type: application/json; title=한글, MALFORMED_REQUEST",
        "Accept: application/json; title=한글,       MALFORMED_REQUEST",
    })
    void aHeaderOutsideLatin1ThatMattersIsRefused(String header, String code) throws IOException {
        var answer = sends(Rental.shared().api(), "POST", "/api/orders", header, order());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"traceId\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prefer: 한글", "Prefer: wait=한글", "User-Agent: 옷장/1.0", "X-Anything: 한글"})
    void aHeaderOutsideLatin1ThatDoesNotIsPassedOver(String header) throws IOException {
        assertThat(sends(Rental.shared().api(), "POST", "/api/orders", header, order())
                        .status())
                .isEqualTo(201);
        assertThat(sends(Rental.shared().api(), "GET", "/api/orders", header, "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Accept: application/json; title=한글, 400",
        "Prefer: 한글,                         200",
        "X-Anything: 한글,                     200"
    })
    void theManagementPortTakesItAlike(String header, int status) throws IOException {
        var answer = sends(Rental.shared().management(), "GET", "/actuator/health", header, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).isEqualTo(status == 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"foo=\"a, wait=30\"", "foo=\"a, wait=30", "foo; wait=30", "wait=soon", "wait=-1", "wait", ",;=\""
            })
    void onlyAPreferenceToWaitIsOne(String prefer) {
        var answer = alice.asks("GET", "/api/orders/" + UUID.randomUUID(), null, Map.of("Prefer", prefer));

        assertProblem(answer, 404, "ORDER_NOT_FOUND");
        assertThat(answer.header("Preference-Applied")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wait=9999999999, wait=30", "'foo=\"a, b\"; c=\"d, e\", wait=\"7\"; f=g', wait=7"})
    void howLongOneWantsToWaitIsUnderstood(String prefer, String applied) {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, OrderStatus.PREPARING);

        var answer = alice.asks("GET", order.path(), null, Map.of("Prefer", prefer));

        assertThat(answer.header("Preference-Applied")).contains(applied);
    }

    @Test
    void aPreferenceInASecondHeaderCountsToo() throws IOException {
        var answer = sends(
                Rental.shared().api(),
                "GET",
                "/api/orders/" + UUID.randomUUID(),
                "Prefer: respond-async\r\nPrefer: wait=1",
                "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).containsIgnoringCase("preference-applied: wait=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, deflate"})
    void aCompressedBodyIsNotTaken(String coding) {
        var answer = alice.asks("POST", "/api/orders", order(), Map.of("Content-Encoding", coding));

        assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.header("Accept-Encoding")).contains("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, chunked"})
    void norIsOneThatIsCompressedOnItsWay(String coding) throws IOException {
        var answer = new RawHttp(Rental.shared().api())
                .sendAndEnd(RawHttp.request(
                        "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: "
                                + coding + "\r\n",
                        new byte[0]));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.body()).contains("UNSUPPORTED_MEDIA_TYPE");
    }

    // ---- queries

    @ParameterizedTest
    @CsvSource({
        "alice, GET,  /api/orders?status=PLACED&status=SHIPPED,                    status",
        "alice, GET,  /api/orders?status=,                                         status",
        "alice, GET,  /api/orders?status,                                          status",
        "alice, GET,  /api/orders?state=PLACED,                                    state",
        "alice, GET,  /api/orders?Status=PLACED,                                   Status",
        "alice, GET,  /api/orders/{id}?expand=lines,                               expand",
        "alice, GET,  /api/orders/{id}/updates?from=1,                             from",
        "alice, POST, /api/orders?dryRun=true,                                     dryRun",
        "alice, POST, /api/orders/{id}/cancellation?reason=OTHER,                  reason",
        "alice, POST, /api/orders/{id}/return?now=,                                now",
        "alice, GET,  /api/customers/me?customerId=bob,                            customerId",
        "alice, PUT,  /api/customers/me?locale=en,                                 locale",
        "dana,  GET,  /api/deliveries?leg=RETURN&leg=OUTBOUND,                     leg",
        "dana,  GET,  /api/deliveries/{id}?recipient=false,                        recipient",
        "dana,  POST, /api/deliveries/{id}/shipment?carrier=Hanjin,                carrier",
        "dana,  POST, /api/deliveries/{id}/completion?at=2026-12-01,               at",
        "sam,   GET,  /api/support/orders?customer=alice,                          customer",
        "sam,   GET,  /api/support/orders?customerId=,                             customerId",
        "sam,   GET,  /api/support/orders/{id}?page=0,                             page",
        "sam,   GET,  /api/support/cancellations?pendingLongerThan=,               pendingLongerThan",
        "sam,   GET,  /api/support/intake?verbose=true,                            verbose",
        "sam,   GET,  /api/support/demand?from=2026-12-01,                         to",
        "sam,   GET,  /api/support/demand?to=2026-12-01,                           from",
        "sam,   GET,  /api/support/demand?from=2026-12-01&to=2026-12-02&page=1,    page",
        "dana,  GET,  /api/deliveries?after=AAABnNWv4_s2btFiqGE51a7sRK8qMg5q&page=0, after",
        "dana,  GET,  /api/deliveries?after=,                                      after",
        "dana,  GET,  /api/deliveries?after=2026-12-01,                            after",
        "avery, GET,  /api/audit/events?type=OrderPlaced&type=OrderShipped,        type",
        "avery, GET,  /api/audit/events?since=2026-12-01,                          since",
        "avery, GET,  /api/audit/orders/{id}?at=,                                  at",
        "avery, GET,  /api/audit/orders/{id}/events?page=1,                        page",
        "avery, POST, /api/audit/projections/orders/rebuilds?dry=true,             dry",
        "avery, GET,  /api/audit/projections/orders/rebuilds/1?verbose=true,       verbose",
    })
    void aQueryThatWouldBeMisreadIsRefusedByName(String who, String method, String path, String parameter) {
        var answer = Rental.person(who)
                .asks(method, path.replace("{id}", UUID.randomUUID().toString()));

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.body().path("errors").findValuesAsString("field")).containsExactly(parameter);
        assertThat(answer.body().path("errors").path(0).path("message").asString())
                .isNotEmpty();
    }

    @Test
    void operatorsMayAskWhatIsUnknown() {
        var answer = http.sendToManagement("GET", "/actuator/health?more=1&empty=", null, Map.of());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    /** RFC 6749, section 3.2. Behind the gateway the endpoint is another server's. */
    @Test
    @Tag("standalone")
    void theTokenEndpointIgnoresWhatIsUnknown() {
        var answer = http.send(
                "POST",
                "/oauth2/token?more=1&empty=",
                "grant_type=client_credentials&client_id=alice&client_secret=alice&unheard=of",
                Map.of("content-type", "application/x-www-form-urlencoded"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    // ---- ids

    @Test
    void idsAreTakenInUpperCaseAndAnsweredInLowerCase() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        alice.sees(order, OrderStatus.PREPARING);
        var delivery = Leg.OUTBOUND.deliveryIdOf(order.id());
        var shouted = new PlacedOrder(order.id().toUpperCase(Locale.ROOT));

        assertThat(orderIdOf(alice.asks("GET", shouted.path()))).isEqualTo(order.id());
        assertThat(orderIdOf(Rental.sam().asks("GET", "/api/support/orders/" + shouted.id())))
                .isEqualTo(order.id());
        assertThat(orderIdOf(Rental.avery().asks("GET", "/api/audit/orders/" + shouted.id())))
                .isEqualTo(order.id());
        assertThat(Rental.avery()
                        .asks("GET", "/api/audit/orders/" + shouted.id() + "/events")
                        .body()
                        .path("content"))
                .isNotEmpty();
        var board = dana.asks("GET", "/api/deliveries/" + delivery.toUpperCase(Locale.ROOT));
        assertThat(board.body().path("deliveryId").asString()).isEqualTo(delivery);
        var shipped = dana.asks(
                "POST",
                "/api/deliveries/" + delivery.toUpperCase(Locale.ROOT) + "/shipment",
                Map.of("carrier", "Hanjin", "trackingNumber", "H-1"));
        assertThat(shipped.status()).isEqualTo(204);
        assertThat(dana.asks("POST", "/api/deliveries/" + delivery.toUpperCase(Locale.ROOT) + "/completion")
                        .status())
                .isEqualTo(204);
        alice.sees(order, OrderStatus.DELIVERED);
        assertThat(orderIdOf(alice.asks("POST", shouted.path() + "/return"))).isEqualTo(order.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "00000000000000000000000000000001", "x"})
    void whatIsNoIdIsNotFound(String noId) {
        assertProblem(alice.asks("GET", "/api/orders/" + noId), 404, "ORDER_NOT_FOUND");
        assertProblem(alice.asks("POST", "/api/orders/" + noId + "/return"), 404, "ORDER_NOT_FOUND");
        assertProblem(Rental.sam().asks("GET", "/api/support/orders/" + noId), 404, "ORDER_NOT_FOUND");
        assertProblem(Rental.avery().asks("GET", "/api/audit/orders/" + noId), 404, "ORDER_NOT_FOUND");
        assertProblem(dana.asks("GET", "/api/deliveries/" + noId), 404, "DELIVERY_NOT_FOUND");
        assertProblem(dana.asks("POST", "/api/deliveries/" + noId + "/completion"), 404, "DELIVERY_NOT_FOUND");
    }

    private static String orderIdOf(Answer answer) {
        return answer.body().path("orderId").asString("");
    }

    private static String order() {
        return Http.text(anOrder().of("hanbok-1001", 1).toJson());
    }

    /** Sends headers as bytes of UTF-8, which no decent client does. */
    private RawHttp.Response sends(URI server, String method, String path, String header, String body)
            throws IOException {
        var bytes = body.getBytes(UTF_8);
        var type = header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + http.tokenOf("alice") + "\r\n" + type + new String(header.getBytes(UTF_8), ISO_8859_1)
                + "\r\nContent-Length: " + bytes.length + "\r\n";
        return new RawHttp(server).send(RawHttp.request(head, bytes));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.body().path("traceId").asString("")).matches("[0-9a-f]{32}");
    }
}
