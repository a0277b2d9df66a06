package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredData;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.acceptance.people.Refused;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The views are rebuilt from the history, and nobody notices. */
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();
    private final Auditor avery = Rental.avery();
    private final Auditor opal = new Auditor(Rental.shared(), "opal");

    @ParameterizedTest
    @ValueSource(strings = {"orders", "deliveries", "demand"})
    void whatIsStoredIsWhatHistoryHasIt(String projection) {
        var order = shipped();
        var before = alice.looksAt(order);

        var rebuild = avery.rebuilds(projection).ends();

        assertThat(rebuild.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(rebuild.path("differences").isArray()).isTrue();
        assertThat(rebuild.path("differences").size()).as(rebuild.toString()).isZero();
        assertThat(rebuild.path("progress").asDouble()).isEqualTo(1);
        assertThat(rebuild.path("eventsRead").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(rebuild.path("eventsPerSecond").asDouble()).isPositive();
        assertThat(alice.looksAt(order)).isEqualTo(before);
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SHIPPED);
    }

    @Test
    void ordersAreReadAsEverWhileMoreComeInAndTheyAreRebuilt() {
        var known = new CopyOnWriteArrayList<>(List.of(shipped()));
        var refused = new CopyOnWriteArrayList<String>();
        var reads = new ArrayList<String>();
        var ended = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                var order = alice.places(anOrder().of("hanbok-1001", 1));
                alice.sees(order, PREPARING);
                known.add(order);
            }
        });
        var reader = Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                for (var order : List.of(known.getFirst(), known.getLast())) {
                    var one = alice.asks("GET", "/api/orders/" + order.id());
                    if (one.status() != 200
                            || !one.body().path("orderId").asString().equals(order.id())) {
                        refused.add(one.toString());
                    }
                }
                var list = alice.asks("GET", "/api/orders?size=5");
                if (list.status() != 200 || list.body().path("content").isEmpty()) {
                    refused.add(list.toString());
                }
                reads.add("three");
            }
        });

        var first = avery.rebuilds("orders").ends();
        var second = opal.rebuilds("orders").ends();
        ended.set(true);
        await().atMost(PATIENCE).until(() -> !writer.isAlive() && !reader.isAlive());

        assertThat(refused).isEmpty();
        assertThat(reads).hasSizeGreaterThan(10);
        assertThat(known).hasSizeGreaterThan(5);
        for (var rebuild : List.of(first, second)) {
            assertThat(rebuild.path("state").asString()).isEqualTo("COMPLETED");
            assertThat(rebuild.path("differences").isEmpty())
                    .as("no false ones: %s", rebuild)
                    .isTrue();
        }
        known.forEach(order ->
                assertThat(alice.looksAt(order).path("orderId").asString()).isEqualTo(order.id()));
    }

    @Test
    void whoFollowsAnOrderHearsOnOverTheSwitchAndNothingTwice() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        try (var follower = alice.follows(order).hears(PREPARING)) {
            var rebuild = avery.rebuilds("orders");
            dana.ships(order);
            follower.hears(SHIPPED);
            rebuild.ends();
            dana.delivers(order);
            follower.hears(DELIVERED);

            assertThat(follower.statuses()).containsExactly(PREPARING, SHIPPED, DELIVERED);
            assertThat(follower.told().getLast()).isEqualTo(alice.looksAt(order));
            assertThat(follower.told()).doesNotHaveDuplicates();
        }
        assertThat(alice.receives(4, order))
                .as("mails of a history that is told again")
                .hasSize(4);
    }

    @Test
    void aSecondRebuildIsRefusedAndTheFirstCanBeCancelled() {
        opal.rebuilds("orders").ends();
        var rebuild =
                opal.rebuilds("orders"); // begins when the slot that was read before is empty: it can't end at once

        var refused = avery.asks("POST", "/api/audit/projections/orders/rebuilds");
        var cancelled = avery.asks("DELETE", pathOf(rebuild.looksAt()));

        assertThat(List.of(refused.status(), refused.code())).isEqualTo(List.of(409, "REBUILD_RUNNING"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(rebuild.looksAt().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(rebuild.cancels().path("state").asString()).isEqualTo("CANCELLED");
        var other = opal.rebuilds("orders").ends();
        assertThat(other.path("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void oneProjectionIsRebuiltWhileAnotherOneIs() {
        var orders = avery.rebuilds("orders");
        var deliveries = avery.rebuilds("deliveries");

        assertThat(orders.ends().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(deliveries.ends().path("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        var rebuild = avery.rebuilds("deliveries");
        var id = rebuild.looksAt().path("id").asString();

        assertNotFound("POST", "/api/audit/projections/history/rebuilds", "PROJECTION_NOT_FOUND");
        assertNotFound("GET", "/api/audit/projections/history/rebuilds/" + id, "PROJECTION_NOT_FOUND");
        assertNotFound("DELETE", "/api/audit/projections/history/rebuilds/" + id, "PROJECTION_NOT_FOUND");
        assertNotFound("GET", "/api/audit/projections/orders/rebuilds/" + id, "NOT_FOUND");
        assertNotFound("DELETE", "/api/audit/projections/orders/rebuilds/" + id, "NOT_FOUND");
        assertNotFound("GET", "/api/audit/projections/deliveries/rebuilds/none", "NOT_FOUND");
        assertThat(rebuild.ends().path("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("standalone")
    void whatWasStoredWronglyIsFoundOutAndRightAfterwardsAlsoAcrossAKill() {
        try (var application = StandaloneProcess.withPostOffice()) {
            var customer = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var auditor = new Auditor(application, "avery");
            var wrong = customer.places(anOrder().of("hanbok-1001", 1));
            var right = customer.places(anOrder().of("hanbok-1001", 1));
            customer.sees(wrong, PREPARING);
            customer.sees(right, PREPARING);
            var before = customer.looksAt(wrong);
            application.halt();
            new StoredData(application.dataFolder()).falsifyCustomerOf(wrong.id(), "mallory");
            application.restart();
            assertThat(customer.asks("GET", "/api/orders/" + wrong.id()).status())
                    .isEqualTo(404);

            var rebuild = auditor.rebuilds("orders");
            application.crash();
            var ended = rebuild.ends();

            assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
            assertThat(ended.path("differences").toString()).isEqualTo("[\"" + wrong.id() + "\"]");
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(Refused.class)
                    .untilAsserted(() -> assertThat(customer.looksAt(wrong)).isEqualTo(before));
            assertThat(customer.receives(2, wrong))
                    .as("no mail of a history that is told again")
                    .hasSize(2);
            var later = customer.places(anOrder().of("hanbok-1001", 1));
            customer.sees(later, PREPARING);
        }
    }

    private PlacedOrder shipped() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);
        dana.ships(order);
        alice.sees(order, SHIPPED);
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SHIPPED);
        return order;
    }

    private static String pathOf(JsonNode rebuild) {
        return "/api/audit/projections/" + rebuild.path("projection").asString() + "/rebuilds/"
                + rebuild.path("id").asString();
    }

    private void assertNotFound(String method, String path, String code) {
        var answer = avery.asks(method, path);
        assertThat(List.of(answer.status(), answer.code())).as(path).isEqualTo(List.of(404, code));
    }
}
