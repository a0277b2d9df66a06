package clothingrental.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.RentalPeriod;
import clothingrental.ordering.RentalCommandConfiguration;
import clothingrental.platform.messaging.Requests;
import clothingrental.query.RentalQueryConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders placed before the delivery team or the notifier were ever there are served when they are. */
class LateStartersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        try (var ordersOnly = start(OrdersOnly.class)) {
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

        try (var everybody = start(StandaloneApplication.class)) {
            awaitStatus(everybody, kept, OrderStatus.PREPARING);
            awaitStatus(everybody, cancelled, OrderStatus.CANCELLED);
            var mails = everybody.getBean(GreenMail.class);
            await("two mails about the one, and three or four about the other, which may have been prepared")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mails.getReceivedMessages()).hasSizeBetween(5, 6));
        }
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .run(
                        "--rental.data-dir=" + folder,
                        "--rental.cancellation.first-pause=1s",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rental.mail.smtp-port=0",
                        "--rental.mail.imap-port=0");
    }

    private static void leaveContact(ConfigurableApplicationContext application) {
        application
                .getBean(JdbcTemplate.class)
                .update("insert into rental_command.customer_contact (customer_id, name, email, line1, city,"
                        + " postal_code, country, locale) values ('alice', 'Margaret Quimby',"
                        + " 'm.quimby@letterbox.example', '17 Larkspur Crescent', 'Wexcombe', 'ZQ7 4XY', 'GB', 'en')");
    }

    private static void place(ConfigurableApplicationContext application, String orderId) {
        var today = LocalDate.now(application.getBean(Clock.class));
        application
                .getBean(CommandGateway.class)
                .sendAndWait(new PlaceOrder(
                        orderId,
                        "alice",
                        List.of(new OrderLine("hanbok-1001", 1)),
                        new RentalPeriod(today, today.plusDays(2)),
                        "hash",
                        true));
    }

    private static void awaitStatus(ConfigurableApplicationContext application, String orderId, OrderStatus status) {
        await("order to be " + status).atMost(PATIENCE).untilAsserted(() -> {
            var order = application
                    .getBean(Requests.class)
                    .ask(new FindCustomerOrder(orderId, "alice"), OrderAnswer.class)
                    .order();
            assertThat(order).extracting(OrderView::status).isEqualTo(status);
        });
    }
}
