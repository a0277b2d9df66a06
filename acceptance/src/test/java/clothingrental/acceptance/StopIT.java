package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredData;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever stops the system in peace, under load, loses nothing; and a mail server that is away holds up mails only. */
@Tag("standalone")
@Execution(ExecutionMode.CONCURRENT)
class StopIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 10));
    private static final Duration MOST = Duration.ofSeconds(20);

    @Test
    void aStopUnderLoadFinishesWhatWasTakenAndLetsGoOfEveryToken() throws IOException {
        try (var application = StandaloneProcess.withPostOffice()) {
            var load = load(application);
            passes(Duration.ofSeconds(3));

            var start = Instant.now();
            application.halt();
            var stop = Duration.between(start, Instant.now());
            load.close();

            Figures.tell("a stop under load", stop);
            assertThat(stop).isLessThan(MOST);
            assertThat(load.failed())
                    .as("requests that were taken are finished")
                    .isZero();
            var stores = new StoredData(application.dataFolder());
            assertThat(stores.everyRowOf("token_entry"))
                    .as("tokens of nobody")
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(token).doesNotContain("@"));
            assertThat(stores.everyDocument())
                    .filteredOn(row -> row.startsWith("tokens "))
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(token).doesNotContain("@"));
            assertThat(Files.readString(application.log())).doesNotContain(" ERROR ");

            application.goesOn();
            load.repeatWhatWasNotAnswered();
            new Settled(application).holdsFor(load);
        }
    }

    @Test
    @Tag("proof")
    void whenTheMailServerRefusesForAWhileNoMailIsLost() throws IOException {
        try (var application = StandaloneProcess.withPostOffice()) {
            var load = load(application);
            try (load) {
                passes(Duration.ofSeconds(3));
                application.mails().close();
                passes(OUTAGE);
                application.mails().reopen();
            }
            load.repeatWhatWasNotAnswered();
            Figures.tell(
                    "mail server away for %s, orders %d, all mails after"
                            .formatted(OUTAGE, load.acknowledged().size()),
                    new Settled(application).holdsFor(load));
            assertThat(Files.readAllLines(application.log()))
                    .as("only mails have waited, no processor had to try again")
                    .anyMatch(line -> line.contains("No mails can be sent at the moment"))
                    .anyMatch(line -> line.contains("Mails are sent again"))
                    .noneMatch(line -> line.contains("Aborting Work"));
        }
    }

    private static SteadyLoad load(StandaloneProcess application) {
        var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
        return new SteadyLoad(alice, new DeliveryTeam(application, "dana"), System.nanoTime());
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }
}
