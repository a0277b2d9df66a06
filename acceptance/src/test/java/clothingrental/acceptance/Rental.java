package clothingrental.acceptance;

import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Person;
import clothingrental.acceptance.people.Support;

/** The running system that all tests share which do not stop it, and its people. */
final class Rental {

    private static final StandaloneProcess SHARED = StandaloneProcess.withPostOffice();

    private Rental() {}

    static StandaloneProcess shared() {
        return SHARED;
    }

    static Customer alice() {
        return new Customer(SHARED, "alice");
    }

    static Customer bob() {
        return new Customer(SHARED, "bob");
    }

    static DeliveryTeam dana() {
        return new DeliveryTeam(SHARED, "dana");
    }

    static Support sam() {
        return new Support(SHARED, "sam");
    }

    static Person person(String name) {
        return new Person(SHARED, name);
    }
}
