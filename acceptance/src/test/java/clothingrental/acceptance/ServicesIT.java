package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.environment.Services;
import clothingrental.acceptance.environment.Services.Replica;
import clothingrental.acceptance.environment.Services.Service;
import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.Person;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.acceptance.people.Refused;
import clothingrental.acceptance.people.Support;
import clothingrental.api.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** Two replicas of every service: they share the work, and get over each other's and everybody else's failing. */
@Tag("services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesIT {

    private static final Duration TAKE_OVER = Duration.ofSeconds(15);

    private final Services services = Services.start(2).orElseThrow(() -> new TestAbortedException("no Axon Server"));
    private final Customer alice = new Customer(services, "alice");
    private final DeliveryTeam dana = new DeliveryTeam(services, "dana");
    private final Support sam = new Support(services, "sam");
    private final Auditor avery = new Auditor(services, "avery");
    private final Person opal = new Person(services, "opal");

    @BeforeAll
    void aliceCanBeReached() {
        alice.leaves(Contact.ofMargaret());
    }

    @AfterAll
    void stop() {
        services.close();
    }

    @Test
    void replicasHandleEachEventOnce() {
        var orders = IntStream.range(0, 30)
                .mapToObj(number -> alice.places(anOrder().of("hanbok-" + number, 1)))
                .toList();

        orders.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
        orders.forEach(dana::ships);
        orders.forEach(order -> alice.sees(order, OrderStatus.SHIPPED));

        assertThat(orders).allSatisfy(order -> {
            assertThat(alice.timelineOf(order))
                    .containsExactly(OrderStatus.PLACED, OrderStatus.PREPARING, OrderStatus.SHIPPED);
            assertThat(alice.receives(3, order))
                    .extracting(Mail::messageId)
                    .hasSize(3)
                    .doesNotHaveDuplicates();
        });
        assertThat(orders)
                .as("no mail came twice")
                .allSatisfy(
                        order -> assertThat(services.mails().about(order.id())).hasSize(3));
    }

    @Test
    void anOrderIsVisibleAtOnce() {
        var durations = IntStream.range(0, 200)
                .mapToObj(number -> {
                    var start = Instant.now();
                    var order = alice.places(anOrder().of("hanbok-" + number, 1));
                    await().pollInterval(Duration.ofMillis(2))
                            .ignoreExceptionsInstanceOf(Refused.class)
                            .until(() -> alice.looksAt(order).has("status"));
                    return Duration.between(start, Instant.now());
                })
                .sorted()
                .toList();

        Figures.tell("from POST to visible in GET, p50 of 200", durations.get(100));
        Figures.tell("from POST to visible in GET, p99 of 200", durations.get(198));
        assertThat(durations.get(198)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenAReplicaIsKilledTheOtherTakesOver(Service service) {
        var killed = busiest(service);
        var during = new CopyOnWriteArrayList<PlacedOrder>();
        var load = Thread.ofVirtual().start(() -> {
            for (var number = 0; number < 20; number++) {
                during.addAll(placesInSpiteOfEverything(1));
            }
        });
        await("the load to be under way").until(() -> during.size() >= 5);

        killed.kill();
        try {
            var death = Instant.now();
            var after = placesInSpiteOfEverything(10);
            after.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
            after.forEach(order -> alice.receives(2, order));
            var takeOver = Duration.between(death, Instant.now());

            await("the load to be done").atMost(Duration.ofMinutes(2)).until(() -> !load.isAlive());
            assertThat(during).hasSize(20);
            during.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
            assertThat(during).allSatisfy(order -> {
                assertThat(alice.timelineOf(order)).containsExactly(OrderStatus.PLACED, OrderStatus.PREPARING);
                assertThat(alice.receives(2, order)).hasSizeGreaterThanOrEqualTo(2);
            });
            Figures.tell("take-over of " + service, takeOver);
            assertThat(takeOver).isLessThan(TAKE_OVER);
        } finally {
            killed.start();
        }
    }

    /** The one whose processors have shares of the events: the other one has to take over something. */
    private Replica busiest(Service service) {
        return services.replicas(service).stream()
                .max(Comparator.comparingLong(this::sharesOf))
                .orElseThrow();
    }

    private long sharesOf(Replica replica) {
        return opal.asksAt(replica.management(), "GET", "/actuator/processors").body().findValues("segments").stream()
                .mapToLong(JsonNode::size)
                .sum();
    }

    /**
     * It refuses nothing. A connection that comes in while it closes its door may be lost on the way: of that the gateway
     * says 503, and the customer asks again.
     */
    @Test
    void aReplicaThatIsToldToStopFinishesWhatItTook() {
        var stopping = services.replicas(Service.RENTAL_COMMAND).getFirst();
        var orders = new CopyOnWriteArrayList<PlacedOrder>();
        var refused = new CopyOnWriteArrayList<Answer>();
        var refusedAgain = new CopyOnWriteArrayList<Answer>();
        var isOver = new AtomicBoolean();
        var customers = IntStream.range(0, 4)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    while (!isOver.get()) {
                        var key = UUID.randomUUID().toString();
                        if (!places(key, orders, refused)) {
                            places(key, orders, refusedAgain);
                        }
                    }
                }))
                .toList();
        await("the load to be under way").until(() -> orders.size() >= 20);

        stopping.stop();
        try {
            var before = orders.size();
            await("the other one to go on").until(() -> orders.size() >= before + 20);
        } finally {
            isOver.set(true);
            stopping.start();
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> customers.stream().noneMatch(Thread::isAlive));
        assertThat(refused).as("on the way, once at most").hasSizeLessThanOrEqualTo(customers.size());
        assertThat(refused).as("by a service").noneMatch(answer -> answer.body().has("instance"));
        assertThat(refusedAgain).isEmpty();
        assertThat(orders).doesNotHaveDuplicates();
        orders.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
    }

    private boolean places(String key, List<PlacedOrder> orders, List<Answer> refused) {
        try {
            return orders.add(alice.places(anOrder().of("hanbok-1001", 1), key));
        } catch (Refused refusal) {
            refused.add(refusal.answer());
            return false;
        }
    }

    @Test
    void replicasRebuildTheViewsTogetherWhileTheyAreRead() {
        var orders = placesInSpiteOfEverything(20);
        orders.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
        var faults = new CopyOnWriteArrayList<String>();
        var ended = new AtomicBoolean();
        var reader = Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                for (var order : orders) {
                    var answer = alice.asks("GET", order.path());
                    if (answer.status() != 200) {
                        faults.add(answer.toString());
                    }
                }
            }
        });

        var rebuild = avery.rebuilds("orders").ends();
        var next = placesInSpiteOfEverything(5);
        next.forEach(order -> alice.sees(order, OrderStatus.PREPARING));
        ended.set(true);

        assertThat(rebuild.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(rebuild.path("differences").isEmpty()).as("%s", rebuild).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> !reader.isAlive());
        assertThat(faults).isEmpty();
    }

    @Test
    void whileDeliveryIsDownOrdersAreTakenAndCancellationsWait() {
        services.replicas(Service.DELIVERY_COMMAND).forEach(Replica::stop);
        var kept = alice.places(anOrder().of("hanbok-1001", 1));
        var cancelled = alice.places(anOrder().of("hanbok-1001", 1));
        assertThat(alice.cancels(cancelled)).isEqualTo(OrderStatus.CANCELLATION_REQUESTED);
        alice.sees(kept, OrderStatus.PLACED);
        alice.sees(cancelled, OrderStatus.CANCELLATION_REQUESTED);
        assertThat(sam.findsCancellationsPendingLongerThan(Duration.ZERO)).containsExactly(cancelled);
        assertThat(sam.findsCancellationsPendingLongerThan(Duration.ofHours(1))).isEmpty();

        services.replicas(Service.DELIVERY_COMMAND).forEach(Replica::start);

        alice.sees(kept, OrderStatus.PREPARING);
        alice.sees(cancelled, OrderStatus.CANCELLED);
    }

    @Test
    void whileTheViewsAreDownOrdersAreTaken() {
        services.replicas(Service.RENTAL_QUERY).forEach(Replica::stop);
        var order = alice.places(anOrder().of("hanbok-1001", 1));

        services.replicas(Service.RENTAL_QUERY).forEach(Replica::start);

        alice.sees(order, OrderStatus.PREPARING);
    }

    @Test
    void whileTheNotifierIsDownNoMailIsLost() {
        services.replicas(Service.NOTIFIER).forEach(Replica::stop);
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, OrderStatus.PREPARING);

        services.replicas(Service.NOTIFIER).forEach(Replica::start);

        assertThat(alice.receives(2, order)).hasSize(2);
    }

    @Test
    void whileTheMailServerIsDownNoMailIsLost() {
        services.mails().close();
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, OrderStatus.PREPARING);

        services.mails().reopen();

        assertThat(alice.receives(2, order)).hasSize(2);
    }

    @Test
    void whileAxonServerIsAwayNothingIsPromised() {
        var before = alice.places(anOrder().of("hanbok-1001", 1));
        services.stopAxonServer();
        try {
            var answer = alice.asks(
                    "POST", "/api/orders", anOrder().of("hanbok-1001", 1).toJson());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(answer.header("retry-after")).isPresent();
        } finally {
            services.startAxonServer();
        }
        var after = placesInSpiteOfEverything(1).getFirst();
        alice.sees(after, OrderStatus.PREPARING);
        alice.sees(before, OrderStatus.PREPARING);
    }

    /** As a good client does: the same request with the same key until it is answered. */
    private List<PlacedOrder> placesInSpiteOfEverything(int number) {
        var orders = new ArrayList<PlacedOrder>();
        for (int i = 0; i < number; i++) {
            var key = UUID.randomUUID().toString();
            orders.add(await("the order to be taken")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(Refused.class)
                    .until(() -> alice.places(anOrder().of("hanbok-1001", 1), key), order -> true));
        }
        return orders;
    }
}
