package clothingrental.standalone;

import static clothingrental.standalone.EmbeddedRental.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.refusal.Hindrance;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators and support see of a processor that parks an order, and of an intake that pauses. */
class OperationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Class<?>> APPLICATION = List.of(StandaloneApplication.class, WithMoody.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    /** A service that can't handle some orders. */
    @ProcessingGroup("moody")
    static class Moody {

        private final Set<String> disliked = ConcurrentHashMap.newKeySet();
        private final Set<String> handled = ConcurrentHashMap.newKeySet();

        @EventHandler
        void on(DeliveryEvent event) {
            if (disliked.contains(event.orderId())) {
                throw new IllegalArgumentException("m.quimby@letterbox.example");
            }
            handled.add(event.orderId() + event.getClass().getSimpleName());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithMoody {

        @Bean
        Moody moody() {
            return new Moody();
        }
    }

    @Test
    void aParkedOrderIsSeenRetriedAndDiscardedAndTheDecisionIsRecorded() {
        try (var application = EmbeddedRental.start(folder, APPLICATION)) {
            var moody = application.getBean(Moody.class);
            var bad = UUID.randomUUID().toString();
            var good = UUID.randomUUID().toString();
            moody.disliked.add(bad);
            place(application, bad);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(parked(application)).hasSize(1));
            ship(application, bad);
            place(application, good);

            await("the other order goes on, the next event of this one waits behind the first")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(moody.handled).contains(good + "DeliveryScheduled");
                        assertThat(parked(application)).hasSize(2);
                    });
            handleAgain(application, bad);
            assertThat(parked(application)).as("an event is parked once").hasSize(2);
            var first = parked(application).path(0);
            assertThat(first.path("type").asString()).isEqualTo("DeliveryScheduled");
            assertThat(first.path("causeType").asString()).isEqualTo(IllegalArgumentException.class.getName());
            assertThat(first.path("attempts").asInt()).isEqualTo(1);
            assertThat(first.path("firstSeen").asString()).isNotEmpty();
            assertThat(first.toString())
                    .as("nothing of what the exception says")
                    .doesNotContain("quimby");
            assertThat(application
                            .getBean(MeterRegistry.class)
                            .get("rental.dead.letters")
                            .tag("processor", "moody")
                            .gauge()
                            .value())
                    .isEqualTo(2);
            assertThat(processor(application, "moody").path("deadLetters").asInt())
                    .isEqualTo(2);

            assertThat(decide(application, bad, "RETRY", "let us see")
                            .path("done")
                            .asBoolean())
                    .isFalse();
            assertThat(parked(application).path(0).path("attempts").asInt()).isEqualTo(2);
            assertThat(decide(application, bad, "DISCARD", "of no use")
                            .path("done")
                            .asBoolean())
                    .isTrue();
            moody.disliked.clear();
            assertThat(decide(application, bad, "RETRY", "mended").path("done").asBoolean())
                    .isTrue();

            assertThat(parked(application)).isEmpty();
            assertThat(moody.handled).contains(bad + "DeliveryShipped").doesNotContain(bad + "DeliveryScheduled");
            assertThat(application
                            .getBean(JdbcTemplate.class)
                            .queryForList(
                                    "select decided_by || ' ' || decision || ' ' || reason from dead_letter_decision"
                                            + " order by id",
                                    String.class))
                    .containsExactly(
                            "opal RETRY without success let us see", "opal DISCARD of no use", "opal RETRY mended");
        }
    }

    @Test
    void anIntakeWithTooMuchOnItsHandsPausesAndWorksTheBacklogOffAfterwards() {
        try (var application = EmbeddedRental.start(folder, APPLICATION, "--rental.intake.max-open-deliveries=1")) {
            var one = UUID.randomUUID().toString();
            var two = UUID.randomUUID().toString();
            place(application, one);
            await().atMost(PATIENCE)
                    .until(() -> intake(application).path("openDeliveries").asInt() == 1);

            place(application, two);

            await("support is told").atMost(PATIENCE).untilAsserted(() -> {
                var told = intake(application);
                assertThat(told.path("state").asString()).isEqualTo("PAUSED");
                assertThat(processor(application, "delivery-intake")
                                .path("waiting")
                                .asBoolean())
                        .isTrue();
                assertThat(told.path("reason").asString()).isEqualTo("TOO_MANY_OPEN_DELIVERIES");
                assertThat(told.path("backlog").asInt())
                        .as("%s %s", told, processor(application, "delivery-intake"))
                        .isPositive();
            });
            assertThat(processor(application, "delivery-intake")
                            .path("deadLetters")
                            .asInt())
                    .as("nothing is parked")
                    .isZero();
            await().atMost(PATIENCE).until(() -> ship(application, one));
            await().atMost(PATIENCE).until(() -> complete(application, one));

            await("the backlog is worked off").atMost(PATIENCE).until(() -> ship(application, two));
        }
    }

    @Test
    void aCancellationThatWaitsForLongIsSeenUntilTheDeliveryAnswers() {
        try (var application = EmbeddedRental.start(
                folder,
                APPLICATION,
                "--rental.cancellation.stuck-after=100ms",
                "--rental.cancellation.first-pause=1s")) {
            var away = application.getBean(CommandBus.class).registerHandlerInterceptor((unitOfWork, chain) -> {
                if (unitOfWork.getMessage().getPayload() instanceof CancelDelivery) {
                    throw new NoHandlerForCommandException("the delivery side is away");
                }
                return chain.proceed();
            });
            var order = UUID.randomUUID().toString();
            place(application, order);
            application
                    .getBean(CommandGateway.class)
                    .sendAndWait(
                            new RequestCancellation(order, "alice", "cancellation-1", CancellationReason.TOO_SLOW));

            await("operators see it").atMost(PATIENCE).untilAsserted(() -> {
                var told = sagas(application);
                assertThat(told.path("pending").asInt()).isEqualTo(1);
                assertThat(told.path("stuck").asInt()).isEqualTo(1);
                assertThat(told.path("sagas").path(0).path("orderId").asString())
                        .isEqualTo(order);
                assertThat(told.path("sagas").path(0).path("since").asString()).isNotEmpty();
            });
            away.cancel();

            await("the saga asks again, and ends")
                    .atMost(PATIENCE)
                    .until(() -> sagas(application).path("pending").asInt() == 0);
        }
    }

    /** A question that nobody can answer at the moment. */
    record Unanswerable() {}

    @Test
    void whoAsksIsToldThatItIsWorthAskingAgain() {
        try (var application = EmbeddedRental.start(folder, APPLICATION)) {
            var queries = application.getBean(QueryBus.class);
            queries.subscribe(Unanswerable.class.getName(), String.class, query -> {
                throw new IllegalStateException(new TimeoutException("the store says nothing"));
            });

            var answer = queries.query(
                    new GenericQueryMessage<>(new Unanswerable(), ResponseTypes.instanceOf(String.class)));

            assertThat(answer)
                    .succeedsWithin(PATIENCE)
                    .satisfies(told ->
                            assertThat(told.<Hindrance>exceptionDetails()).contains(new Hindrance(false)));
        }
    }

    /** As if the process had died when the letter was stored and the token was not. */
    private static void handleAgain(ConfigurableApplicationContext application, String order) {
        var queue = application
                .getBean(EventProcessingConfiguration.class)
                .deadLetterQueue("moody")
                .orElseThrow();
        var letter = queue.deadLetterSequence(order).iterator().next();
        queue.enqueue(order, new GenericDeadLetter<>(order, letter.message(), new IllegalArgumentException()));
    }

    private JsonNode sagas(ConfigurableApplicationContext application) {
        return request(application, "opal", "local.management.port", "GET", "/actuator/sagas", null);
    }

    private JsonNode parked(ConfigurableApplicationContext application) {
        return request(application, "opal", "local.management.port", "GET", "/actuator/deadletters/moody", null)
                .path("deadLetters");
    }

    private JsonNode processor(ConfigurableApplicationContext application, String name) {
        return request(application, "opal", "local.management.port", "GET", "/actuator/processors/" + name, null);
    }

    private JsonNode intake(ConfigurableApplicationContext application) {
        return request(application, "sam", "local.server.port", "GET", "/api/support/intake", null);
    }

    private JsonNode decide(ConfigurableApplicationContext application, String order, String action, String reason) {
        return request(
                application,
                "opal",
                "local.management.port",
                "POST",
                "/actuator/deadletters/moody/" + order,
                "{\"action\":\"%s\",\"reason\":\"%s\"}".formatted(action, reason));
    }

    private JsonNode request(
            ConfigurableApplicationContext application,
            String who,
            String port,
            String method,
            String path,
            @Nullable String body) {
        var basic = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(StandardCharsets.UTF_8));
        var token = send(HttpRequest.newBuilder(uri(application, "local.server.port", "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return send(HttpRequest.newBuilder(uri(application, port, path))
                .header("Authorization", "Bearer " + token.path("access_token").asString())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static URI uri(ConfigurableApplicationContext application, String port, String path) {
        return URI.create("http://localhost:"
                + Objects.requireNonNull(application.getEnvironment().getProperty(port)) + path);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private static boolean ship(ConfigurableApplicationContext application, String orderId) {
        return succeeds(application, new ShipDelivery(Leg.OUTBOUND.deliveryIdOf(orderId), "Hanjin", "HJ-1"));
    }

    private static boolean complete(ConfigurableApplicationContext application, String orderId) {
        return succeeds(application, new CompleteDelivery(Leg.OUTBOUND.deliveryIdOf(orderId)));
    }

    private static boolean succeeds(ConfigurableApplicationContext application, Object command) {
        try {
            application.getBean(CommandGateway.class).sendAndWait(command);
            return true;
        } catch (CommandExecutionException refused) {
            return false;
        }
    }
}
