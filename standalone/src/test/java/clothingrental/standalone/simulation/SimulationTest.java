package clothingrental.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many random lives of a few orders, each checked against every promise. {@code -Dsimulation.seed=N -Dsimulation.runs=1}
 * lives one of them again.
 */
class SimulationTest {

    private static final int RUNS = Integer.getInteger("simulation.runs", 2_000);
    private static final long SEED = Long.getLong("simulation.seed", System.nanoTime());

    private final Clock realTime = GenericEventMessage.clock;

    @AfterEach
    void timeIsRealAgain() {
        GenericEventMessage.clock = realTime;
    }

    @Test
    @Tag("proof")
    void whateverHappensInWhateverOrderThePromisesAreKept() {
        var world = new World();
        GenericEventMessage.clock = world.clock;
        Map<String, Integer> ends = new HashMap<>();
        long events = 0;
        var began = System.nanoTime();

        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            var interleaving = new Interleaving(world, seed);
            interleaving.live();

            assertThat(interleaving.orders().stream().flatMap(order -> Promises.brokenIn(world, order).stream()))
                    .as(
                            "broken promises; live it again with -Dsimulation.seed=%d -Dsimulation.runs=1%n%s",
                            seed, story(world))
                    .isEmpty();
            events += world.history.events().size();
            ends.merge(endOf(world), 1, Integer::sum);
        }

        System.out.printf(
                "simulation: %,d interleavings from seed %d, %,d events, %d s, ends %s%n",
                RUNS, SEED, events, (System.nanoTime() - began) / 1_000_000_000, ends);
        if (RUNS >= 1_000) {
            assertThat(ends.keySet())
                    .as("all kinds of lives were lived")
                    .contains("cancelled", "refused", "returned", "taken back");
        }
    }

    @Test
    void aSeedReproducesALifeEventByEvent() {
        var world = new World();
        GenericEventMessage.clock = world.clock;
        for (long seed = SEED; seed < SEED + 50; seed++) {
            new Interleaving(world, seed).live();
            var first = story(world);
            new Interleaving(world, seed).live();

            assertThat(story(world)).isEqualTo(first);
        }
    }

    private static String endOf(World world) {
        if (world.history.payloads(OrderCancelled.class).findAny().isPresent()) {
            return "cancelled";
        }
        if (world.history.payloads(OrderReturned.class).findAny().isPresent()) {
            return "returned";
        }
        if (world.history.payloads(ReturnWithdrawn.class).findAny().isPresent()) {
            return "taken back";
        }
        return world.history
                        .payloads(DeliveryCancellationRefused.class)
                        .findAny()
                        .isPresent()
                ? "refused"
                : "other";
    }

    private static String story(World world) {
        return world.history.events().stream()
                .map(Message::getPayload)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
