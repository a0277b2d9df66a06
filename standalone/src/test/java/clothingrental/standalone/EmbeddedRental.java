package clothingrental.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.RentalPeriod;
import clothingrental.platform.messaging.query.QueryClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rental in this process, as the tests start it and use it. */
final class EmbeddedRental {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private EmbeddedRental() {}

    /**
     * Starts it on free ports.
     *
     * @param settings arguments, as {@code --name=value}
     */
    static ConfigurableApplicationContext start(Path dataFolder, List<Class<?>> sources, String... settings) {
        var always = Stream.of(
                "--rental.data-dir=" + dataFolder,
                "--server.port=0",
                "--management.server.port=0",
                "--rental.mail.smtp-port=0",
                "--rental.mail.imap-port=0");
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(Stream.concat(always, Stream.of(settings)).toArray(String[]::new));
    }

    /** Alice can be reached. */
    static void leaveContact(ConfigurableApplicationContext application) {
        application
                .getBean(JdbcTemplate.class)
                .update("insert into rental_command.customer_contact (customer_id, name, email, line1, city,"
                        + " postal_code, country, locale) values ('alice', 'Margaret Quimby',"
                        + " 'm.quimby@letterbox.example', '17 Larkspur Crescent', 'Wexcombe', 'ZQ7 4XY', 'GB', 'en')");
    }

    /** Alice orders. */
    static void place(ConfigurableApplicationContext application, String orderId) {
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

    /** Waits until Alice sees an order with a status. */
    static void awaitStatus(ConfigurableApplicationContext application, String orderId, OrderStatus status) {
        await("order to be " + status).atMost(PATIENCE).untilAsserted(() -> {
            var order = application
                    .getBean(QueryClient.class)
                    .ask(new FindCustomerOrder(orderId, "alice"), OrderAnswer.class)
                    .order();
            assertThat(order).extracting(OrderView::status).isEqualTo(status);
        });
    }
}
