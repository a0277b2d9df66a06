package clothingrental.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.RecordDelivery;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.OrderView.CancellationOutcome;
import clothingrental.api.order.OrderView.DeliveryPart;
import clothingrental.api.order.RentalPeriod;
import clothingrental.ordering.cancellation.CancellationSaga;
import clothingrental.ordering.cancellation.DeliveryCancellationSaga.Asked;
import clothingrental.platform.messaging.query.QueryClient;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * What earlier builds have stored lives on: an order whose cancellation was rejected when the event did not yet name the
 * delivery, one that was being returned when there could be one return only, a saga, and what was told apart by a hash.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsOfThePastIT {

    private static final String ORDER = UUID.randomUUID().toString();
    private static final String DELIVERY = Leg.OUTBOUND.deliveryIdOf(ORDER);
    private static final String CANCELLATION = UUID.randomUUID().toString();
    private static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 1));
    private static final RentalPeriod PERIOD = new RentalPeriod(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 3, 14));

    /** Long ago, so that nobody is mailed about it any more. */
    private static final Instant THEN = Instant.parse("2026-03-10T03:00:00.123Z");

    private static final String CANCELLATION_REJECTED_REVISION_1 = """
            {"orderId": "%s", "customerId": "alice", "cancellationId": "%s", "visibleStatus": "SHIPPED"}
            """.formatted(ORDER, CANCELLATION);

    private static final String RETURNED_ORDER = UUID.randomUUID().toString();

    private static final String RETURN_REQUESTED_REVISION_1 = """
            {"orderId": "%s", "customerId": "alice", "lines": [{"productId": "hanbok-1001", "quantity": 1}],
             "rentalPeriod": {"from": "2026-03-12", "to": "2026-03-14"}, "visibleStatus": "RETURN_REQUESTED"}
            """.formatted(RETURNED_ORDER);

    /** As it was stored when it was the only kind of saga. */
    private static final String SAGA = """
            {"orderId": "%s", "cancellationId": "%s", "requestedAt": "2026-03-10T03:00:00.123Z"}
            """.formatted(ORDER, CANCELLATION);

    /** As {@code OrderIds} makes it of alice and her key. */
    private static final String ORDER_WITH_A_KEY =
            UUID.nameUUIDFromBytes("order/5/alice/my-first".getBytes(UTF_8)).toString();

    private static final String WHAT_SHE_SENT = """
            {"lines": [{"productId": "hanbok-1001", "quantity": 2}, {"productId": "norigae.7", "quantity": 1}],
             "rentalPeriod": {"from": "2026-03-12", "to": "2026-03-18"}}
            """;

    /** Of what she sent, as the build made it that hashed {@code Record.toString()}. */
    private static final String HASH_OF_AN_EARLIER_BUILD =
            "92f195e42e967973eb623c43ed31ad372ed74d4076c9a5361cfecea988b0e5a0";

    private ConfigurableApplicationContext application;
    private JdbcTemplate events;

    @BeforeAll
    void anOrderHasBeenStoredInThePast(@TempDir Path folder) throws SQLException {
        application = EmbeddedRental.start(folder, List.of(StandaloneApplication.class));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"))) {
            connection.setAutoCommit(false);
            events = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            store("Order", ORDER, 0, new OrderPlaced(ORDER, "alice", LINES, PERIOD, "hash"));
            store(
                    "Delivery",
                    DELIVERY,
                    0,
                    new DeliveryScheduled(DELIVERY, ORDER, Leg.OUTBOUND, "alice", LINES, PERIOD));
            store("Delivery", DELIVERY, 1, new DeliveryShipped(DELIVERY, ORDER, Leg.OUTBOUND, "Hanjin", "H-1"));
            store("Order", ORDER, 1, new CancellationRequested(ORDER, "alice", CANCELLATION, CancellationReason.OTHER));
            store(
                    "Delivery",
                    DELIVERY,
                    2,
                    new DeliveryCancellationRefused(
                            DELIVERY, ORDER, Leg.OUTBOUND, CANCELLATION, DeliveryStatus.SHIPPED, "Hanjin", "H-1"));
            store(
                    "Order",
                    ORDER,
                    2,
                    new OrderShipped(ORDER, "alice", DELIVERY, "Hanjin", "H-1", OrderStatus.CANCELLATION_REQUESTED));
            store(
                    "Order",
                    ORDER_WITH_A_KEY,
                    0,
                    new OrderPlaced(ORDER_WITH_A_KEY, "alice", LINES, PERIOD, HASH_OF_AN_EARLIER_BUILD));
            store("Order", ORDER, 3, CancellationRejected.class, "1", CANCELLATION_REJECTED_REVISION_1.getBytes(UTF_8));
            var delivery = Leg.OUTBOUND.deliveryIdOf(RETURNED_ORDER);
            store("Order", RETURNED_ORDER, 0, new OrderPlaced(RETURNED_ORDER, "alice", LINES, PERIOD, "hash"));
            store(
                    "Order",
                    RETURNED_ORDER,
                    1,
                    new OrderDelivered(RETURNED_ORDER, "alice", delivery, OrderStatus.DELIVERED));
            store("Order", RETURNED_ORDER, 2, ReturnRequested.class, "1", RETURN_REQUESTED_REVISION_1.getBytes(UTF_8));
            connection.commit();
        }
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void theEventStoreReadsItInTodaysForm() {
        var history = application.getBean(EventStore.class).readEvents(ORDER).asStream();

        assertThat(history.<Object>map(DomainEventMessage::getPayload))
                .contains(new CancellationRejected(ORDER, "alice", CANCELLATION, DELIVERY, OrderStatus.SHIPPED));
    }

    @Test
    void theViewsAndTheOrderItselfGoOnFromIt() {
        awaitStatus(ORDER, OrderStatus.SHIPPED);

        application.getBean(CommandGateway.class).sendAndWait(new RecordDelivery(ORDER, DELIVERY));

        assertThat(awaitStatus(ORDER, OrderStatus.DELIVERED).cancellation())
                .satisfies(cancellation -> assertThat(cancellation.outcome()).isEqualTo(CancellationOutcome.REJECTED));
    }

    @Test
    void aReturnFromBeforeReturnsWereNumberedIsTakenBackAndIsFollowedByAnother() {
        var commands = application.getBean(CommandGateway.class);
        awaitStatus(RETURNED_ORDER, OrderStatus.RETURN_REQUESTED);

        commands.sendAndWait(new RequestReturnWithdrawal(RETURNED_ORDER, "alice", "withdrawal-1"));

        assertThat(awaitStatus(RETURNED_ORDER, OrderStatus.DELIVERED).returnDelivery())
                .isEqualTo(new DeliveryPart(
                        Leg.RETURN.deliveryIdOf(RETURNED_ORDER), DeliveryStatus.CANCELLED, null, null));
        commands.sendAndWait(new RequestReturn(RETURNED_ORDER, "alice"));
        assertThat(await("the second return to be on the board")
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () -> awaitStatus(RETURNED_ORDER, OrderStatus.RETURN_REQUESTED)
                                        .returnDelivery(),
                                Objects::nonNull))
                .isEqualTo(new DeliveryPart(
                        Leg.RETURN.deliveryIdOf(RETURNED_ORDER, 2), DeliveryStatus.SCHEDULED, null, null));
    }

    @Test
    void aSagaFromBeforeReturnsWereTakenBackGoesOn() {
        var stored = new SimpleSerializedObject<>(
                SAGA.getBytes(UTF_8), byte[].class, new SimpleSerializedType(CancellationSaga.class.getName(), null));

        CancellationSaga saga = application.getBean(Serializer.class).deserialize(stored);

        assertThat(saga.asked()).isEqualTo(new Asked(ORDER, CANCELLATION, THEN));
    }

    @Test
    void whatWasPlacedByAnEarlierBuildIsPlacedOnceHoweverOftenItIsRepeated() {
        assertThat(alicePlaces(WHAT_SHE_SENT)).isEqualTo(HttpStatus.CREATED);
        assertThat(alicePlaces(WHAT_SHE_SENT.replace("\"quantity\": 2", "\"quantity\": 3")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private HttpStatusCode alicePlaces(String body) {
        var http = RestClient.create(
                "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port"));
        var token = http.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth("alice", "alice"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("grant_type=client_credentials")
                .retrieve()
                .body(JsonNode.class);
        return http.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(
                        Objects.requireNonNull(token).path("access_token").asString()))
                .header("Idempotency-Key", "my-first")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, answer) -> {
                    if (answer.getStatusCode().is2xxSuccessful()) {
                        assertThat(answer.getHeaders().getLocation()).hasToString("/api/orders/" + ORDER_WITH_A_KEY);
                    }
                    return answer.getStatusCode();
                });
    }

    private OrderView awaitStatus(String orderId, OrderStatus status) {
        return await("the order to be " + status)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> application
                                .getBean(QueryClient.class)
                                .ask(new FindCustomerOrder(orderId, "alice"), OrderAnswer.class)
                                .order(),
                        order -> order != null && order.status() == status);
    }

    private void store(String aggregateType, String aggregateId, long sequence, Record event) {
        var revision = event.getClass().getAnnotation(Revision.class).value();
        var json = application
                .getBean(Serializer.class)
                .serialize(event, byte[].class)
                .getData();
        store(aggregateType, aggregateId, sequence, event.getClass(), revision, json);
    }

    private void store(
            String aggregateType, String aggregateId, long sequence, Class<?> type, String revision, byte[] json) {
        events.update(
                "insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                        + " payload_type, payload_revision, payload, meta_data, time_stamp)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                aggregateId,
                sequence,
                aggregateType,
                type.getName(),
                revision,
                json,
                "{}".getBytes(UTF_8),
                THEN.toString());
    }
}
