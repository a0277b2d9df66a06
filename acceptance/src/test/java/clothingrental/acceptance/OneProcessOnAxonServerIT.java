package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Person;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** One process whose events are in an Axon Server may be killed at any time, and goes with that Axon Server only. */
@Tag("one-process-on-axon-server")
class OneProcessOnAxonServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theJourneyGoesOnAfterAKillBetweenAnyTwoStepsAndNothingComesTwice() {
        try (var application = onAxonServer()) {
            var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var dana = new DeliveryTeam(application, "dana");

            var order = alice.places(anOrder().of("hanbok-1001", 1));
            application.crash();
            alice.sees(order, PREPARING);
            dana.ships(order);
            application.crash();
            alice.sees(order, SHIPPED);
            var cancelled = alice.places(anOrder().of("hanbok-1001", 1));
            alice.cancels(cancelled);
            application.crash();
            alice.sees(cancelled, CANCELLED);
            dana.delivers(order);
            application.restart();
            alice.sees(order, DELIVERED);

            assertThat(new Auditor(application, "avery").typesOf(order))
                    .containsExactlyInAnyOrder(
                            "OrderPlaced",
                            "DeliveryScheduled",
                            "PreparationStarted",
                            "DeliveryShipped",
                            "OrderShipped",
                            "DeliveryCompleted",
                            "OrderDelivered");
            assertThat(alice.receives(4, order))
                    .extracting(Mail::messageId)
                    .as("one that was on its way at a kill may come twice, with the same id")
                    .doesNotContainNull();
            assertThat(application.dataFolder()).isDirectoryNotContaining("glob:**events.db");
        }
    }

    @Test
    void itGoesOnWithItsAxonServerWhenThatIsBackAndRefusesAnotherOne() {
        try (var application = onAxonServer()) {
            var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var order = alice.places(anOrder().of("hanbok-1001", 1));
            alice.sees(order, PREPARING);

            application.stopAxonServer();
            await("not to be ready").atMost(PATIENCE).until(() -> !isReady(application));
            application.startAxonServer();
            await("to be ready again").atMost(PATIENCE).until(() -> isReady(application));
            var later = alice.places(anOrder().of("hanbok-1001", 1));
            alice.sees(later, PREPARING);

            application.halt();
            application.emptyAxonServer();

            assertThat(application.failsToStart())
                    .contains("APPLICATION FAILED TO START", "The Axon Server is empty")
                    .contains("was used with another event store", "choose another folder by rental.data-dir");
        }
    }

    private static boolean isReady(StandaloneProcess application) {
        return new Person(application, "opal")
                        .asksManagement("GET", "/actuator/health/readiness")
                        .status()
                == 200;
    }

    private static StandaloneProcess onAxonServer() {
        return StandaloneProcess.onAxonServer().orElseThrow(() -> new TestAbortedException("no Axon Server to start"));
    }
}
