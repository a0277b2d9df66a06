package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredHistory;
import clothingrental.acceptance.environment.StoredHistory.StoredEvent;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process is killed again and again at random moments, under a steady load of keyed commands. */
@Tag("standalone")
@Tag("proof")
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void killedAtRandomMomentsNothingIsLostAndNothingIsDoneTwice() {
        System.out.printf("crash test: %d kills, seed %d%n", KILLS, SEED);
        try (var application = StandaloneProcess.withPostOffice()) {
            var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var load = new SteadyLoad(alice, new DeliveryTeam(application, "dana"), SEED);
            var chance = new Random(SEED);

            try (load) {
                for (int kill = 0; kill < KILLS; kill++) {
                    var life = Duration.ofMillis(300 + chance.nextInt(3_000));
                    await().pollDelay(life).atMost(PATIENCE).until(() -> true);
                    application.crash();
                }
            }
            load.repeatWhatWasNotAnswered();
            settles(alice, load);
            var views = viewsOf(alice, load);
            mailsArrive(application, views);
            application.restart();
            assertThat(viewsOf(alice, load)).as("the views survive a restart").isEqualTo(views);

            application.halt();
            var history = new StoredHistory(application.dataFolder()).all();
            acknowledgedCommandsAreInTheStoreOnce(history, load);
            viewsAreTheFoldOf(history, views);
            everyCancellationHasOneOutcome(history);
            mailsAreAllThere(application, history, load);
        }
    }

    private static void settles(Customer alice, SteadyLoad load) {
        await("everything is worked off")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(alice.countsOrders(null))
                            .isEqualTo(load.acknowledged().size());
                    assertThat(alice.countsOrders(OrderStatus.PLACED)).isZero();
                    assertThat(alice.countsOrders(OrderStatus.CANCELLATION_REQUESTED))
                            .isZero();
                });
    }

    private static void mailsArrive(StandaloneProcess application, Map<String, JsonNode> views) {
        await("a mail for each change")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    for (var view : views.entrySet()) {
                        assertThat(application.mails().about(view.getKey()))
                                .hasSizeGreaterThanOrEqualTo(
                                        view.getValue().path("timeline").size());
                    }
                });
    }

    private static Map<String, JsonNode> viewsOf(Customer alice, SteadyLoad load) {
        var views = new LinkedHashMap<String, JsonNode>();
        load.acknowledged()
                .forEach((key, order) -> views.put(
                        order, alice.asks("GET", "/api/orders/" + order).body()));
        return views;
    }

    private static void acknowledgedCommandsAreInTheStoreOnce(List<StoredEvent> history, SteadyLoad load) {
        var placed = history.stream()
                .filter(event -> event.type().equals("OrderPlaced"))
                .map(StoredEvent::aggregateId)
                .toList();
        assertThat(placed).as("no order is placed twice").doesNotHaveDuplicates();
        assertThat(placed)
                .as("every acknowledged order is in the store, and no other")
                .containsExactlyInAnyOrderElementsOf(load.acknowledged().values());
        for (var order : load.acknowledgedCancellations()) {
            assertThat(history)
                    .as("an acknowledged cancellation is in the store")
                    .anyMatch(event -> event.type().equals("CancellationRequested")
                            && event.aggregateId().equals(order));
        }
        for (var order : load.acknowledgedShipments()) {
            assertThat(history.stream()
                            .filter(event -> event.type().equals("DeliveryShipped")
                                    && event.payload()
                                            .path("orderId")
                                            .asString()
                                            .equals(order)))
                    .as("an acknowledged shipment is in the store once")
                    .hasSize(1);
        }
    }

    private static void viewsAreTheFoldOf(List<StoredEvent> history, Map<String, JsonNode> views) {
        ordersIn(history).forEach((order, events) -> {
            var view = Objects.requireNonNull(views.get(order));
            assertThat(view.path("status").asString())
                    .as("status of %s", order)
                    .isEqualTo(events.getLast().visibleStatus().name());
            assertThat(view.path("timeline")
                            .valueStream()
                            .map(entry -> entry.path("status").asString()))
                    .as("timeline of %s", order)
                    .containsExactlyElementsOf(events.stream()
                            .filter(OrderEvent::changesVisibleStatus)
                            .map(event -> event.visibleStatus().name())
                            .toList());
        });
    }

    private static void everyCancellationHasOneOutcome(List<StoredEvent> history) {
        var outcomes = history.stream()
                .filter(event ->
                        event.type().equals("OrderCancelled") || event.type().equals("CancellationRejected"))
                .map(event -> event.payload().path("cancellationId").asString())
                .toList();
        assertThat(outcomes)
                .containsExactlyInAnyOrderElementsOf(history.stream()
                        .filter(event -> event.type().equals("CancellationRequested"))
                        .map(event -> event.payload().path("cancellationId").asString())
                        .toList());
    }

    private static void mailsAreAllThere(StandaloneProcess application, List<StoredEvent> history, SteadyLoad load) {
        var expected = ordersIn(history).values().stream()
                .flatMap(List::stream)
                .filter(OrderEvent::isMailed)
                .count();
        var arrived = new ArrayList<Mail>();
        load.acknowledged()
                .values()
                .forEach(order -> arrived.addAll(application.mails().about(order)));
        var different = arrived.stream().map(Mail::messageId).collect(Collectors.toCollection(HashSet::new));
        System.out.printf(
                "crash test: %d kills, %d orders sent, %d acknowledged at once, %d events; mails: %d, lost %d, doubled %d%n",
                KILLS,
                load.acknowledged().size(),
                load.acknowledgedAtOnce(),
                history.size(),
                different.size(),
                expected - different.size(),
                arrived.size() - different.size());
        assertThat(different).as("a mail for each change, none lost").hasSize((int) expected);
    }

    private static Map<String, List<OrderEvent>> ordersIn(List<StoredEvent> history) {
        return history.stream()
                .filter(event -> isOfAnOrder(event.type()))
                .collect(Collectors.groupingBy(
                        StoredEvent::aggregateId, Collectors.mapping(CrashIT::orderEvent, Collectors.toList())));
    }

    private static boolean isOfAnOrder(String type) {
        return List.of(OrderEvent.class.getPermittedSubclasses()).stream()
                .anyMatch(event -> event.getSimpleName().equals(type));
    }

    private static OrderEvent orderEvent(StoredEvent event) {
        try {
            return (OrderEvent)
                    JSON.treeToValue(event.payload(), Class.forName(OrderEvent.class.getName() + "$" + event.type()));
        } catch (ClassNotFoundException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
