package clothingrental.query;

import clothingrental.platform.Service;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The views as a process of their own; configured by {@code rental-query.yml} and environment variables. */
@EnableAutoConfiguration
@Import(RentalQueryConfiguration.class)
public class RentalQueryApplication {

    public static void main(String[] arguments) {
        Service.run(RentalQueryApplication.class, "rental-query", arguments);
    }
}
