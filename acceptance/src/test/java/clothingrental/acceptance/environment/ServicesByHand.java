package clothingrental.acceptance.environment;

import clothingrental.acceptance.environment.Services.Service;
import java.io.IOException;

/** The environment of the tests on services, for people to try: {@code bin/services}. */
final class ServicesByHand {

    private ServicesByHand() {}

    /**
     * Starts everything, tells where it is, and stops it when its input ends or a line comes.
     *
     * @param arguments how many replicas there are of each service; 1 if nothing is said
     */
    public static void main(String[] arguments) throws IOException {
        var number = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        try (var services =
                Services.start(number).orElseThrow(() -> new IllegalStateException("something is missing"))) {
            System.out.printf("API, through the gateway   %s/api%n", services.api());
            System.out.printf(
                    "a token                    curl -u alice:alice -d grant_type=client_credentials %s%n",
                    services.tokens());
            for (var service : Service.values()) {
                for (var replica : services.replicas(service)) {
                    System.out.printf("management of %-12s %s/actuator%n", service, replica.management());
                }
            }
            System.out.println("Press Enter to stop.");
            var line = System.in.read();
            System.out.println(line < 0 ? "No more input: it stops." : "It stops.");
        }
    }
}
