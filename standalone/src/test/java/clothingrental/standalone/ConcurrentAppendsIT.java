package clothingrental.standalone;

import static clothingrental.standalone.EmbeddedRental.leaveContact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.slots.RebuildableView;
import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Many units of work are open at once here, each of which has published an event, and are committed backwards, anyhow, and
 * all at the same moment: positions follow the commits, without holes, and no processor skips any.
 */
class ConcurrentAppendsIT {

    private static final int APPENDS = Integer.getInteger("concurrent.appends", 50);
    private static final int WATCHED = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("appends.seed", System.nanoTime());

    @TempDir
    Path folder;

    /** A processor more, that only keeps book. */
    @ProcessingGroup("witness")
    static class Witness {

        private final Map<String, Long> seen = new ConcurrentHashMap<>();

        @EventHandler
        void on(OrderEvent event, EventMessage<?> message, TrackingToken token) {
            seen.put(message.getIdentifier(), TokenPositions.of(token));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithWitness {

        @Bean
        Witness witness() {
            return new Witness();
        }
    }

    @Test
    @Tag("proof")
    void noProcessorSkipsAnyOfManyConcurrentAppends() throws Exception {
        System.out.printf("concurrent appends: three times %d, seed %d%n", APPENDS, SEED);
        try (var application = EmbeddedRental.start(
                folder,
                List.of(StandaloneApplication.class, WithWitness.class),
                "--rental.mail.most-of-a-box=" + 6 * APPENDS)) {
            leaveContact(application);
            var backwards = IntStream.range(0, APPENDS).boxed().toList().reversed();
            var anyhow = new ArrayList<>(backwards);
            Collections.shuffle(anyhow, new Random(SEED));

            var events = new ArrayList<DomainEventMessage<?>>();
            events.addAll(appendAtOnce(application, backwards));
            events.addAll(appendAtOnce(application, anyhow));
            events.addAll(appendAtTheSameMoment(application));

            var seen = application.getBean(Witness.class).seen;
            await("the witness has seen all")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(events.stream()
                                    .map(EventMessage::getIdentifier)
                                    .filter(id -> !seen.containsKey(id)))
                            .isEmpty());
            await("all views, deliveries and mails are there").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(stored(application, "orderView")).isEqualTo(events.size());
                assertThat(stored(application, "deliveryView")).isEqualTo(events.size());
                assertThat(application.getBean(GreenMail.class).getReceivedMessages().length)
                        .isEqualTo(2 * events.size());
            });
            var positions = application
                    .getBean(EventStorageEngine.class)
                    .readEvents(null, false)
                    .map(event -> TokenPositions.of(event.trackingToken()))
                    .toList();
            assertThat(positions)
                    .as("without holes")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, positions.size()).boxed().toList());
        }
    }

    private static int stored(ConfigurableApplicationContext application, String view) {
        RebuildableView<?> kept = application.getBean(view, RebuildableView.class);
        var ids = new HashSet<String>();
        kept.live().ids(APPENDS, ids::addAll);
        return ids.size();
    }

    /** Opens a unit of work for each event; when all have published, commits them in an order of its own. */
    private static List<DomainEventMessage<?>> appendAtOnce(
            ConfigurableApplicationContext application, List<Integer> commitOrder) throws InterruptedException {
        var witness = application.getBean(Witness.class);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        List<CountDownLatch> mayCommit = new ArrayList<>();
        List<CountDownLatch> committed = new ArrayList<>();
        try (ExecutorService writers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int writer = 0; writer < APPENDS; writer++) {
                var event = placed();
                var appended = new CountDownLatch(1);
                var turn = new CountDownLatch(1);
                var done = new CountDownLatch(1);
                events.add(event);
                mayCommit.add(turn);
                committed.add(done);
                writers.execute(() -> {
                    var work = DefaultUnitOfWork.startAndGet(null);
                    application.getBean(EventStore.class).publish(event);
                    appended.countDown();
                    uninterruptedly(turn);
                    work.commit();
                    done.countDown();
                });
                appended.await();
            }
            var watched = 0;
            var last = TokenPositions.NONE;
            for (var writer : commitOrder) {
                mayCommit.get(writer).countDown();
                committed.get(writer).await();
                if (watched++ < WATCHED) {
                    // the processors' tokens are beyond it before the ones that were published earlier are committed
                    var id = events.get(writer).getIdentifier();
                    await().atMost(PATIENCE).until(() -> witness.seen.containsKey(id));
                    assertThat(witness.seen.get(id))
                            .as("in the order of commits")
                            .isGreaterThan(last);
                    last = Objects.requireNonNull(witness.seen.get(id));
                }
            }
        }
        return events;
    }

    private static List<DomainEventMessage<?>> appendAtTheSameMoment(ConfigurableApplicationContext application) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        var now = new CountDownLatch(1);
        try (ExecutorService writers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int writer = 0; writer < APPENDS; writer++) {
                var event = placed();
                events.add(event);
                writers.execute(() -> {
                    uninterruptedly(now);
                    application.getBean(EventStore.class).publish(event);
                });
            }
            now.countDown();
        }
        return events;
    }

    private static void uninterruptedly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static DomainEventMessage<OrderPlaced> placed() {
        var orderId = UUID.randomUUID().toString();
        var from = LocalDate.of(2099, 1, 1);
        return new GenericDomainEventMessage<>(
                "Order",
                orderId,
                0,
                new OrderPlaced(
                        orderId,
                        "alice",
                        List.of(new OrderLine("hanbok-1001", 1)),
                        new RentalPeriod(from, from.plusDays(2)),
                        "hash"));
    }
}
