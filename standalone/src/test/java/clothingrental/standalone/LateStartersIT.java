package clothingrental.standalone;

import static clothingrental.standalone.EmbeddedRental.awaitStatus;
import static clothingrental.standalone.EmbeddedRental.leaveContact;
import static clothingrental.standalone.EmbeddedRental.place;
import static clothingrental.standalone.EmbeddedRental.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderStatus;
import clothingrental.ordering.RentalCommandConfiguration;
import clothingrental.query.RentalQueryConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Orders placed before the delivery team or the notifier were ever there are served when they are. */
class LateStartersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOON = "--rental.cancellation.first-pause=1s";

    @TempDir
    Path folder;

    /** The rental house without its delivery team and its notifier. */
    @Configuration
    @EnableAutoConfiguration
    @ComponentScan({
        "clothingrental.standalone.database",
        "clothingrental.standalone.events",
        "clothingrental.standalone.identity",
        "clothingrental.standalone.store"
    })
    @ConfigurationPropertiesScan("clothingrental.standalone")
    @Import({RentalCommandConfiguration.class, RentalQueryConfiguration.class})
    static class OrdersOnly {}

    @Test
    void whatWasOrderedBeforeTheFirstStartOfTheOthersIsServed() {
        var kept = UUID.randomUUID().toString();
        var cancelled = UUID.randomUUID().toString();
        try (var ordersOnly = start(folder, List.of(OrdersOnly.class), SOON)) {
            leaveContact(ordersOnly);
            place(ordersOnly, kept);
            place(ordersOnly, cancelled);
            ordersOnly
                    .getBean(CommandGateway.class)
                    .sendAndWait(new RequestCancellation(
                            cancelled, "alice", UUID.randomUUID().toString(), CancellationReason.TOO_SLOW));
            awaitStatus(ordersOnly, kept, OrderStatus.PLACED);
            awaitStatus(ordersOnly, cancelled, OrderStatus.CANCELLATION_REQUESTED);
        }

        try (var everybody = start(folder, List.of(StandaloneApplication.class), SOON)) {
            awaitStatus(everybody, kept, OrderStatus.PREPARING);
            awaitStatus(everybody, cancelled, OrderStatus.CANCELLED);
            var mails = everybody.getBean(GreenMail.class);
            await("two mails about the one, and three or four about the other, which may have been prepared")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mails.getReceivedMessages()).hasSizeBetween(5, 6));
        }
    }
}
