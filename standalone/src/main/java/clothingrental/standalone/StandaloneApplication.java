package clothingrental.standalone;

import clothingrental.delivery.DeliveryCommandConfiguration;
import clothingrental.notifier.NotifierConfiguration;
import clothingrental.ordering.RentalCommandConfiguration;
import clothingrental.query.RentalQueryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The whole rental in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
    RentalCommandConfiguration.class,
    DeliveryCommandConfiguration.class,
    RentalQueryConfiguration.class,
    NotifierConfiguration.class
})
public class StandaloneApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StandaloneApplication.class, arguments);
    }
}
