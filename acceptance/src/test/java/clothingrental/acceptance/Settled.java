package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.PlacedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to hold once a load is over and whatever went wrong has passed, seen from outside: nothing that was
 * acknowledged is lost, nothing is done twice.
 */
final class Settled {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApplicationUnderTest application;
    private final Customer alice;
    private final Auditor avery;

    Settled(ApplicationUnderTest application) {
        this.application = application;
        this.alice = new Customer(application, "alice");
        this.avery = new Auditor(application, "avery");
    }

    /**
     * Waits until everything has come to rest and every mail is there, and checks it.
     *
     * @return how long it took to come to rest
     */
    Duration holdsFor(SteadyLoad load) {
        var start = Instant.now();
        var orders = load.acknowledged().values().stream().map(PlacedOrder::new).toList();
        await("everything is worked off")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(
                                order -> assertThat(statusOf(order)).isNotIn("", "PLACED", "CANCELLATION_REQUESTED")));
        mailsAreThere(orders);
        var rest = Duration.between(start, Instant.now());
        for (var order : orders) {
            var types = avery.typesOf(order);
            assertThat(types).as("placed once").containsOnlyOnce("OrderPlaced");
            assertThat(count(types, "DeliveryScheduled"))
                    .as("scheduled once, or cancelled before")
                    .isLessThanOrEqualTo(1);
            assertThat(count(types, "OrderCancelled") + count(types, "CancellationRejected"))
                    .as("every cancellation has one outcome")
                    .isEqualTo(count(types, "CancellationRequested"));
            assertThat(count(types, "OrderCancelled"))
                    .as("an order is cancelled only if its delivery is")
                    .isEqualTo(count(types, "DeliveryCancelled"));
            assertThat(alice.looksAt(order))
                    .as("the view is the fold of the history")
                    .isEqualTo(avery.replays(order).at(Instant.now()));
        }
        assertThat(Set.copyOf(load.acknowledgedCancellations()))
                .allSatisfy(order ->
                        assertThat(avery.typesOf(new PlacedOrder(order))).contains("CancellationRequested"));
        assertThat(Set.copyOf(load.acknowledgedShipments()))
                .allSatisfy(order ->
                        assertThat(avery.typesOf(new PlacedOrder(order))).containsOnlyOnce("DeliveryShipped"));
        return rest;
    }

    /** One for each change; a doubled one has the same message id (ADR 10). */
    private void mailsAreThere(List<PlacedOrder> orders) {
        var changes = orders.stream()
                .collect(Collectors.toMap(
                        PlacedOrder::id, order -> alice.timelineOf(order).size()));
        await("a mail for each change")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(changes)
                        .allSatisfy((order, number) -> assertThat(application.mails().about(order).stream()
                                        .map(Mail::messageId)
                                        .distinct())
                                .as("mails about %s", order)
                                .hasSize(number)));
    }

    private String statusOf(PlacedOrder order) {
        var answer = alice.asks("GET", order.path());
        return answer.isSuccess() ? answer.body().path("status").asString("") : "";
    }

    private static long count(List<String> types, String type) {
        return types.stream().filter(type::equals).count();
    }
}
