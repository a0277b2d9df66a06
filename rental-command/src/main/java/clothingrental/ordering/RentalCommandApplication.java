package clothingrental.ordering;

import clothingrental.platform.Service;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Orders, customers and cancellations as a process of their own; configured by {@code rental-command.yml} and environment variables. */
@EnableAutoConfiguration
@Import(RentalCommandConfiguration.class)
public class RentalCommandApplication {

    public static void main(String[] arguments) {
        Service.run(RentalCommandApplication.class, "rental-command", arguments);
    }
}
