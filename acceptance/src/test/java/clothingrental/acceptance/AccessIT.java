package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody sees or does what their role and ownership do not allow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final List<String> EVERYBODY = List.of("alice", "bob", "dana", "sam", "avery", "opal");
    private static final String ORDER = "{order}";
    private static final String DELIVERY = "{delivery}";

    private final Http http = new Http(Rental.shared());
    private final Customer alice = Rental.alice();
    private final DeliveryTeam dana = Rental.dana();
    private PlacedOrder alicesOrder = new PlacedOrder("none");

    /**
     * An endpoint, and who gets what there. Alice's order is delivered, so that whatever she may ask succeeds, or is
     * refused for its state and not for who she is.
     *
     * @param allowed who has the role
     * @param strangersGet what another customer gets; null where there is nothing of a customer's own
     */
    record Endpoint(
            String method,
            String path,
            @Nullable Object body,
            List<String> allowed,
            int expected,
            @Nullable Integer strangersGet) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Endpoint> endpoints() {
        var customers = List.of("alice", "bob");
        var team = List.of("dana");
        var support = List.of("sam");
        var auditor = List.of("avery");
        var rebuilders = List.of("avery", "opal");
        return Stream.of(
                new Endpoint("PUT", "/api/customers/me", Contact.ofMargaret().toJson(), customers, 204, null),
                new Endpoint("GET", "/api/customers/me", null, customers, 200, null),
                new Endpoint("POST", "/api/orders", anOrder().of("shirt-1", 1).toJson(), customers, 201, null),
                new Endpoint("GET", "/api/orders", null, customers, 200, null),
                new Endpoint("GET", "/api/orders/" + ORDER, null, customers, 200, 404),
                new Endpoint(
                        "POST",
                        "/api/orders/" + ORDER + "/cancellation",
                        Map.of("reason", "OTHER"),
                        customers,
                        409,
                        404),
                new Endpoint("POST", "/api/orders/" + ORDER + "/return", null, customers, 202, 404),
                new Endpoint("DELETE", "/api/orders/" + ORDER + "/return", null, customers, 202, 404),
                new Endpoint("GET", "/api/deliveries", null, team, 200, null),
                new Endpoint("GET", "/api/deliveries/" + DELIVERY, null, team, 200, null),
                new Endpoint(
                        "POST",
                        "/api/deliveries/" + DELIVERY + "/shipment",
                        Map.of("carrier", "Hanjin", "trackingNumber", "H-1"),
                        team,
                        204,
                        null),
                new Endpoint(
                        "PUT",
                        "/api/deliveries/" + DELIVERY + "/shipment",
                        Map.of("carrier", "Hanjin", "trackingNumber", "H-2"),
                        team,
                        409,
                        null),
                new Endpoint("POST", "/api/deliveries/" + DELIVERY + "/completion", null, team, 204, null),
                new Endpoint("GET", "/api/support/orders", null, support, 200, null),
                new Endpoint("GET", "/api/support/orders/" + ORDER, null, support, 200, null),
                new Endpoint("GET", "/api/support/cancellations", null, support, 200, null),
                new Endpoint("GET", "/api/support/intake", null, support, 200, null),
                new Endpoint("GET", "/api/support/demand?from=2026-12-01&to=2026-12-31", null, support, 200, null),
                new Endpoint("GET", "/api/audit/orders/" + ORDER + "/events", null, auditor, 200, null),
                new Endpoint("GET", "/api/audit/orders/" + ORDER, null, auditor, 200, null),
                new Endpoint("GET", "/api/audit/events", null, auditor, 200, null),
                new Endpoint("POST", "/api/audit/projections/none/rebuilds", null, rebuilders, 404, null),
                new Endpoint("GET", "/api/audit/projections/orders/rebuilds/none", null, rebuilders, 404, null),
                new Endpoint("DELETE", "/api/audit/projections/orders/rebuilds/none", null, rebuilders, 404, null));
    }

    @BeforeAll
    void anOrderOfAlicesIsDelivered() {
        Rental.bob().leaves(Contact.ofHaneul());
        alice.leaves(Contact.ofMargaret());
        alicesOrder = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(alicesOrder, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(alicesOrder, "Hanjin", "H-1");
        dana.delivers(alicesOrder);
        alice.sees(alicesOrder, OrderStatus.DELIVERED);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutATokenNobodyGetsIn(Endpoint endpoint) {
        var answer = http.send(endpoint.method(), pathOf(endpoint), endpoint.body(), Map.of());

        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.header("www-authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withAForgedTokenNobodyGetsIn(Endpoint endpoint) {
        var forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsInJvbGVzIjpbImN1c3RvbWVyIl19.";

        var answer = http.send(
                endpoint.method(), pathOf(endpoint), endpoint.body(), Map.of("authorization", "Bearer " + forged));

        assertProblem(answer, 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyTheRightRoleGetsThrough(Endpoint endpoint) {
        for (var name : EVERYBODY) {
            var answer = Rental.person(name).asks(endpoint.method(), pathOf(endpoint), endpoint.body());

            if (!endpoint.allowed().contains(name)) {
                assertProblem(answer, 403, "FORBIDDEN");
            } else if (name.equals("bob") && endpoint.strangersGet() != null) {
                assertProblem(answer, endpoint.strangersGet(), "ORDER_NOT_FOUND");
            } else {
                assertThat(answer.status()).as("%s as %s", endpoint, name).isEqualTo(endpoint.expected());
            }
        }
    }

    @Test
    void onlyItsCustomerFollowsAnOrder() {
        var path = "/api/orders/" + alicesOrder.id() + "/updates";

        assertProblem(http.send("GET", path, null, Map.of()), 401, "UNAUTHENTICATED");
        for (var name : EVERYBODY) {
            var stream = Rental.person(name).listens(path, "text/event-stream");
            stream.body().close();
            assertThat(stream.statusCode())
                    .as(name)
                    .isEqualTo(
                            switch (name) {
                                case "alice" -> 200;
                                case "bob" -> 404;
                                default -> 403;
                            });
        }
    }

    @Test
    void customersSeeNoOrdersButTheirOwn() {
        var bobs = Rental.bob().asks("GET", "/api/orders?size=100").body().path("content");

        assertThat(bobs)
                .allSatisfy(
                        order -> assertThat(order.path("customerId").asString()).isEqualTo("bob"));
    }

    @Test
    void theManagementPortIsTheOperatorsButForHealthAndMetrics() {
        var open = List.of(
                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");
        var closed = List.of(
                "/actuator",
                "/actuator/metrics",
                "/actuator/loggers",
                "/actuator/info",
                "/actuator/processors",
                "/actuator/sagas");
        for (var path : open) {
            assertThat(http.sendToManagement("GET", path, null, Map.of()).status())
                    .as(path)
                    .isEqualTo(200);
        }
        for (var path : closed) {
            assertProblem(http.sendToManagement("GET", path, null, Map.of()), 401, "UNAUTHENTICATED");
            assertProblem(alice.asksManagement("GET", path), 403, "FORBIDDEN");
            assertThat(Rental.person("opal").asksManagement("GET", path).status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private String pathOf(Endpoint endpoint) {
        return endpoint.path()
                .replace(ORDER, alicesOrder.id())
                .replace(DELIVERY, Leg.OUTBOUND.deliveryIdOf(alicesOrder.id()));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("traceId").asString("")).matches("[0-9a-f]{32}");
    }
}
