package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Follower;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer follows an order, and waits for what is on its way. */
class FollowIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();

    @Test
    void aFollowerHearsOfEachStepUntilTheGarmentsAreBack() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        try (var follower = alice.follows(order)) {
            follower.hears(PREPARING);
            dana.ships(order);
            follower.hears(SHIPPED);
            dana.delivers(order);
            follower.hears(DELIVERED);
            alice.givesBack(order);
            follower.hears(RETURN_REQUESTED);
            alice.sees(order, RETURN_REQUESTED);
            dana.sees(order, Leg.RETURN, DeliveryStatus.SCHEDULED);
            dana.collects(order);
            follower.hears(RETURNING);
            dana.receivesBack(order);
            follower.hears(RETURNED);

            follower.hearsTheEnd();

            assertThat(follower.statuses())
                    .containsExactly(PREPARING, SHIPPED, DELIVERED, RETURN_REQUESTED, RETURNING, RETURNED);
            assertThat(follower.names()).containsExactly("order", "end");
            assertThat(follower.ids())
                    .isEqualTo(follower.told().stream()
                            .map(told -> told.path("version").asString())
                            .toList());
            assertThat(follower.mediaType()).startsWith("text/event-stream");
            assertThat(follower.told().getLast()).isEqualTo(alice.looksAt(order));
        }
    }

    @Test
    void aFollowerOfAFinalOrderHearsItOnceAndThatIsAll() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.cancels(order);
        alice.sees(order, CANCELLED);

        try (var follower = alice.follows(order)) {
            follower.hearsTheEnd();

            assertThat(follower.statuses()).containsExactly(CANCELLED);
            assertThat(follower.names()).containsExactly("order", "end");
        }
    }

    @Test
    void whoHasHeardTheEndIsNotKeptComingBack() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.cancels(order);
        alice.sees(order, CANCELLED);
        var first = alice.follows(order).hearsTheEnd();

        var again = alice.comesBackTo(order, first.ids().getLast());

        assertThat(again.status()).as("a browser does not connect again").isEqualTo(204);
    }

    @Test
    void whoWasCutOffHearsTheOrderAsItIsNowAndTheEnd() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);
        var cutOff = alice.follows(order).hears(PREPARING);
        cutOff.close();
        alice.cancels(order);
        alice.sees(order, CANCELLED);

        try (var again = alice.followsAgain(order, cutOff.ids().getLast())) {
            again.hearsTheEnd();

            assertThat(again.statuses()).containsExactly(CANCELLED);
            assertThat(again.names()).containsExactly("order", "end");
        }
    }

    @Test
    void manyFollowersComeAndGoAndTheOthersHearOn() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);
        var threads = platformThreads();
        var followers = new ArrayList<Follower>();
        for (var number = 0; number < 200; number++) {
            followers.add(alice.follows(order));
        }
        assertThat(platformThreads()).as("followers hold no platform threads").isLessThan(threads + 50);
        followers.subList(0, 100).forEach(Follower::close);

        dana.ships(order);

        followers.subList(100, 200).forEach(follower -> follower.hears(SHIPPED));
        followers.subList(100, 200).forEach(Follower::close);
    }

    private static int platformThreads() {
        return Rental.person("opal")
                .asksAt(Rental.shared().managementOfViews(), "GET", "/actuator/metrics/jvm.threads.live")
                .body()
                .at("/measurements/0/value")
                .asInt();
    }

    @Test
    void aFollowerHearsHeartbeatsWhileNothingHappens() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        try (var follower = alice.follows(order).hears(PREPARING)) {
            await("a heartbeat").atMost(Duration.ofSeconds(40)).until(() -> follower.heartbeats() > 0);
        }
    }

    @Test
    void nobodyFollowsWithoutReading() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        assertThat(alice.asks("HEAD", order.path() + "/updates").status()).isEqualTo(405);
        assertThat(Rental.avery().asks("HEAD", "/api/audit/events").status()).isEqualTo(405);
    }

    @Test
    void anotherCustomersOrderCanNotBeFollowed() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        var answer = Rental.bob()
                .asks("GET", "/api/orders/" + order.id() + "/updates", null, Map.of("accept", "text/event-stream"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("ORDER_NOT_FOUND");
    }

    @Test
    void whoIsReadyToWaitSeesTheOrderJustPlaced() {
        for (var number = 0; number < 20; number++) {
            var order = alice.places(anOrder().of("hanbok-1001", 1));

            var seen = alice.looksPatientlyAt(order, 10);

            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.header("preference-applied")).contains("wait=10");
        }
    }

    @Test
    void whoWaitsForAnOrderThatNobodyPlacedIsToldSoWhenTheTimeIsUp() {
        var answer = alice.looksPatientlyAt(new PlacedOrder(UUID.randomUUID().toString()), 1);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("ORDER_NOT_FOUND");
        assertThat(answer.header("preference-applied")).contains("wait=1");
    }

    @Test
    void whoIsReadyToWaitHearsTheDecisionAboutTheCancellation() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));

        var decided = alice.cancelsPatiently(order, 20);

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.header("preference-applied")).contains("wait=20");
        assertThat(decided.body().path("status").asString()).isEqualTo(CANCELLED.name());
        assertThat(decided.body().at("/cancellation/outcome").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void whoDoesNotWaitIsToldThatTheCancellationIsTaken() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));

        assertThat(alice.cancels(order)).isEqualTo(CANCELLATION_REQUESTED);
    }
}
