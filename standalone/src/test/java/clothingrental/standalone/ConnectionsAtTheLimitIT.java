package clothingrental.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.order.OrderStatus;
import clothingrental.platform.sqlite.SqliteFile;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * With as few database connections as are promised to work, all is taken and followed up, and nobody waits for one in
 * vain.
 */
class ConnectionsAtTheLimitIT {

    /** As docs/running.md tells. */
    private static final int LEAST = 7;

    /** {@code rental.mail.senders}; one more than there are connections. */
    private static final int SENDERS = 8;

    private static final int IN_FLIGHT = 32;
    private static final int ORDERS = 160;
    private static final int EACH_CANCELLED = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void whatIsTakenIsFollowedUpMailedAndCancelledWithTheFewestConnections() throws Exception {
        try (var application = startWithTheFewestConnections()) {
            EmbeddedRental.leaveContact(application);
            var cancelled = new HashSet<String>();
            var kept = new HashSet<String>();

            placeAndCancel(application, cancelled, kept);

            assertThat(kept.size() + cancelled.size()).isEqualTo(ORDERS);
            kept.forEach(order -> EmbeddedRental.awaitStatus(application, order, OrderStatus.PREPARING));
            cancelled.forEach(order -> EmbeddedRental.awaitStatus(application, order, OrderStatus.CANCELLED));
            await("all mails to be sent").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(count(application, "select count(*) from mail where outcome is null"))
                        .isZero();
                assertThat(count(application, "select count(*) from mail where outcome = 'SENT'"))
                        .isGreaterThanOrEqualTo(2L * ORDERS);
            });
            assertThat(count(application, "select count(*) from mail where outcome <> 'SENT'"))
                    .isZero();
            assertThat(largestPoolOf(application)).isEqualTo(LEAST);
            assertThat(inVain(application))
                    .as("waited for a connection in vain")
                    .isZero();
        }
    }

    @Test
    void moreSendersThanThereAreConnectionsAskWhomToWriteToAtOnce() {
        var allAsk = new CountDownLatch(SENDERS);
        try (var application = startWithTheFewestConnections()) {
            EmbeddedRental.leaveContact(application);
            application.getBean(QueryBus.class).registerHandlerInterceptor((unitOfWork, chain) -> {
                if (unitOfWork.getMessage().getPayload() instanceof FindCustomerContact) {
                    allAsk.countDown();
                    assertThat(allAsk.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                }
                return chain.proceed();
            });

            for (int order = 0; order < SENDERS; order++) {
                EmbeddedRental.place(application, UUID.randomUUID().toString());
            }

            await("all to ask while nobody is answered").atMost(PATIENCE).until(() -> allAsk.getCount() == 0);
            await("all mails to be sent")
                    .atMost(PATIENCE)
                    .until(() -> count(application, "select count(*) from mail where outcome = 'SENT'") == 2 * SENDERS);
            assertThat(inVain(application))
                    .as("waited for a connection in vain")
                    .isZero();
        }
    }

    private ConfigurableApplicationContext startWithTheFewestConnections() {
        return EmbeddedRental.start(
                folder,
                List.of(StandaloneApplication.class),
                "--spring.datasource.hikari.maximum-pool-size=" + LEAST,
                "--spring.datasource.hikari.minimum-idle=1");
    }

    private void placeAndCancel(ConfigurableApplicationContext application, Set<String> cancelled, Set<String> kept)
            throws Exception {
        var token = tokenOfAlice(application);
        var from = LocalDate.now(application.getBean(Clock.class)).plusDays(1);
        var order = JSON.writeValueAsString(Map.of(
                "lines", List.of(Map.of("productId", "hanbok-1001", "quantity", 1)),
                "rentalPeriod", Map.of("from", from.toString(), "to", from.toString())));
        List<Callable<String>> requests = IntStream.range(0, ORDERS)
                .<Callable<String>>mapToObj(number -> () -> {
                    var placed = post(application, "/api/orders", token, order, 201);
                    var id = JSON.readTree(placed.body()).path("orderId").asString();
                    if (number % EACH_CANCELLED == 0) {
                        post(
                                application,
                                "/api/orders/" + id + "/cancellation",
                                token,
                                "{\"reason\":\"TOO_SLOW\"}",
                                202);
                    }
                    return id;
                })
                .toList();
        try (var clients = Executors.newFixedThreadPool(IN_FLIGHT)) {
            var placed = clients.invokeAll(requests);
            for (int number = 0; number < ORDERS; number++) {
                (number % EACH_CANCELLED == 0 ? cancelled : kept)
                        .add(placed.get(number).get());
            }
        }
    }

    private String tokenOfAlice(ConfigurableApplicationContext application) throws IOException, InterruptedException {
        var secret = Base64.getEncoder().encodeToString("alice:alice".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(address(application, "/oauth2/token"))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> post(
            ConfigurableApplicationContext application, String path, String token, String body, int expected)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(application, path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer;
    }

    private static URI address(ConfigurableApplicationContext application, String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    private static long count(ConfigurableApplicationContext application, String question) {
        return application
                .getBean(SqliteFile.class)
                .read(session -> session.number(question))
                .orElseThrow();
    }

    private static int largestPoolOf(ConfigurableApplicationContext application) throws SQLException {
        return application
                .getBean(DataSource.class)
                .unwrap(HikariDataSource.class)
                .getMaximumPoolSize();
    }

    private static double inVain(ConfigurableApplicationContext application) {
        return application
                .getBean(MeterRegistry.class)
                .get("hikaricp.connections.timeout")
                .counter()
                .count();
    }
}
