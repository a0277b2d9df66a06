package clothingrental.delivery;

import clothingrental.platform.Service;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The delivery team as a process of their own; configured by {@code delivery-command.yml} and environment variables. */
@EnableAutoConfiguration
@Import(DeliveryCommandConfiguration.class)
public class DeliveryCommandApplication {

    public static void main(String[] arguments) {
        Service.run(DeliveryCommandApplication.class, "delivery-command", arguments);
    }
}
