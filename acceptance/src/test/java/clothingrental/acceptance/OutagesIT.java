package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.Services;
import clothingrental.acceptance.environment.Services.Store;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** Each store, and the mail server, is away for half a minute under load. Everything recovers by itself. */
@Tag("services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutagesIT {

    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private final Services services = Services.start(1).orElseThrow(() -> new TestAbortedException("no Axon Server"));
    private final Customer alice = new Customer(services, "alice");

    @BeforeAll
    void aliceCanBeReached() {
        alice.leaves(Contact.ofMargaret());
    }

    @AfterAll
    void stop() {
        services.close();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void whenAStoreSaysNothingForHalfAMinuteNothingIsLost(Store store) {
        survives(store.name(), () -> services.freeze(store), () -> services.thaw(store));
    }

    @Test
    void whenTheMailServerRefusesForHalfAMinuteNothingIsLost() {
        survives("mail server", services.mails()::close, services.mails()::reopen);
    }

    private void survives(String what, Runnable outage, Runnable end) {
        var load = new SteadyLoad(alice, new DeliveryTeam(services, "dana"), System.nanoTime());
        try (load) {
            passes(Duration.ofSeconds(5));
            outage.run();
            try {
                passes(OUTAGE);
            } finally {
                end.run();
            }
            passes(Duration.ofSeconds(5));
        }
        load.repeatWhatWasNotAnswered();
        var rest = new Settled(services).holdsFor(load);
        assertThat(load.acknowledgedAtOnce()).as("the load came through at all").isPositive();
        Figures.tell(
                "%s away for %s, orders %d, lost 0, doubled 0, at rest after"
                        .formatted(what, OUTAGE, load.acknowledged().size()),
                rest);
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }
}
