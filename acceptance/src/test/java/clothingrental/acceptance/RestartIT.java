package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredHistory;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The system may stop at any time; the journey goes on. */
@Tag("standalone")
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {

    @Test
    void theJourneyGoesOnAfterARestartBetweenAnyTwoSteps() {
        try (var application = StandaloneProcess.withPostOffice()) {
            var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var dana = new DeliveryTeam(application, "dana");

            var order = alice.places(anOrder().of("hanbok-1001", 1));
            application.restart();
            alice.sees(order, PREPARING);
            application.crash();
            dana.ships(order);
            application.restart();
            alice.sees(order, SHIPPED);
            dana.delivers(order);
            application.restart();
            alice.sees(order, DELIVERED);
            alice.givesBack(order);
            application.restart();
            alice.sees(order, RETURN_REQUESTED);
            dana.collects(order);
            application.restart();
            alice.sees(order, RETURNING);
            dana.receivesBack(order);
            application.restart();
            alice.sees(order, RETURNED);

            assertThat(alice.receives(7, order))
                    .extracting(Mail::messageId)
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anOrderIsCancelledOnlyAfterItsDeliveryAlsoAcrossAKill() {
        var application = StandaloneProcess.withPostOffice();
        var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
        var inPeace = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(inPeace, PREPARING);
        alice.cancels(inPeace);
        alice.sees(inPeace, CANCELLED);
        var killed = alice.places(anOrder().of("hanbok-1001", 1));
        alice.cancels(killed);

        application.crash();

        alice.sees(killed, CANCELLED);
        application.close();
        var history = new StoredHistory(application.dataFolder());
        assertThat(history.typesOf(inPeace.id()))
                .containsExactly(
                        "OrderPlaced",
                        "DeliveryScheduled",
                        "PreparationStarted",
                        "CancellationRequested",
                        "DeliveryCancelled",
                        "OrderCancelled");
        assertThat(history.typesOf(killed.id()))
                .containsSubsequence("CancellationRequested", "DeliveryCancelled", "OrderCancelled")
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyWhoFollowsAnOrderKeepsTheSystemFromStopping() {
        var application = StandaloneProcess.withPostOffice();
        var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        try (var follower = alice.follows(order).hears(PREPARING)) {
            var begin = System.nanoTime();
            application.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("before the time is up that a graceful stop waits for requests")
                    .isLessThan(Duration.ofSeconds(8));
            follower.hearsTheEnd();
        }
    }
}
