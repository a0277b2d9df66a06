package clothingrental.acceptance;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import clothingrental.acceptance.environment.Compose;
import clothingrental.acceptance.environment.Services;
import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Person;
import clothingrental.acceptance.people.Support;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * The running system that all tests share which do not stop it, and its people. Where it runs is told by the setting
 * {@code rental.environment}: {@code standalone}, {@code one-process-on-axon-server}, {@code services} or {@code
 * compose}.
 */
final class Rental {

    private static final Optional<ApplicationUnderTest> SHARED = start();

    private Rental() {}

    private static Optional<ApplicationUnderTest> start() {
        return switch (System.getProperty("rental.environment", "standalone")) {
            case "one-process-on-axon-server" ->
                StandaloneProcess.onAxonServer().map(process -> process);
            case "services" -> Services.start(1).map(services -> services);
            case "compose" -> Compose.start();
            default -> {
                Services.tellWhatIsMissing();
                Compose.tellWhatIsMissing();
                yield Optional.of(StandaloneProcess.withPostOffice());
            }
        };
    }

    /** The system; tests are skipped where it can't run. */
    static ApplicationUnderTest shared() {
        return SHARED.orElseThrow(() -> new TestAbortedException("no means to run the system there"));
    }

    static Customer alice() {
        return new Customer(shared(), "alice");
    }

    static Customer bob() {
        return new Customer(shared(), "bob");
    }

    static DeliveryTeam dana() {
        return new DeliveryTeam(shared(), "dana");
    }

    static Support sam() {
        return new Support(shared(), "sam");
    }

    static Auditor avery() {
        return new Auditor(shared(), "avery");
    }

    static Person person(String name) {
        return new Person(shared(), name);
    }
}
