package clothingrental.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import clothingrental.delivery.gate.IntakeGate.IntakePaused;
import clothingrental.delivery.gate.IntakeGate.Reason;
import clothingrental.platform.fault.CircuitBreakers;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.policy.CommandGate.Admission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

    private static final int ATTEMPTS = 4;
    private static final int LIMIT = 10;

    private final AtomicLong open = new AtomicLong();
    private final List<String> scheduled = new ArrayList<>();
    private final CircuitBreakers breakers = new CircuitBreakers();
    private final IntakeGate gate =
            new IntakeGate(open::get, new IntakeProperties(LIMIT, 50, ATTEMPTS, Duration.ofMillis(200)), breakers);

    @Test
    void asLongAsTheTeamCanTakeMoreEverythingIsLetIn() {
        open.set(LIMIT - 3);

        schedule(deliveries(3));

        assertThat(scheduled).hasSize(3);
        assertThat(gate.pausedBecause()).isEmpty();
    }

    @Test
    void withTooManyOpenDeliveriesItPausesUntilThereAreFewer() {
        open.set(LIMIT);

        assertPaused();
        assertThat(gate.pausedBecause()).contains(Reason.TOO_MANY_OPEN_DELIVERIES);

        open.set(LIMIT - 1);
        schedule(deliveries(1));
        assertThat(scheduled).hasSize(1);
    }

    @Test
    void ofABatchAsManyAreLetInAsThereIsRoomFor() {
        open.set(LIMIT - 3);

        assertThat(paused(deliveries(8))).isTrue();

        assertThat(scheduled).containsExactly("d0", "d1", "d2");
    }

    @Test
    void whatIsInFlightCounts() {
        open.set(LIMIT - 3);
        var one = gate.admit(deliveries(2));

        var other = gate.admit(List.of("x0", "x1"));

        assertThat(send(other, "x0")).isTrue();
        assertThat(send(other, "x1")).isFalse();
        one.end(true);
        other.end(false);
        assertThat(send(gate.admit(List.of("x1")), "x1")).isTrue();
    }

    @Test
    void aBatchThatIsLargerThanTheRoomGetsOnAsDeliveriesAreClosed() {
        var batch = deliveries(2 * LIMIT);
        assertThat(paused(batch)).isTrue();
        assertThat(scheduled).hasSize(LIMIT);

        // all of these are closed: what comes again takes none of the room
        open.set(0);
        assertThat(paused(batch)).isFalse();

        assertThat(scheduled).containsAll(batch);
    }

    @Test
    void aBatchThatComesAgainIsLetInThoughThereIsNoRoomForMore() {
        assertThat(paused(deliveries(LIMIT + 1))).isTrue();
        open.set(LIMIT);
        scheduled.clear();

        schedule(deliveries(LIMIT));

        assertThat(scheduled).hasSize(LIMIT);
    }

    @Test
    void whenSchedulingKeepsFailingItPausesAndTriesAgainAfterwards() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> attempt(new NoHandlerForCommandException("the delivery side is down")))
                    .hasRootCauseInstanceOf(NoHandlerForCommandException.class);
        }

        assertPaused();
        assertThat(gate.pausedBecause()).contains(Reason.SCHEDULING_FAILS);

        await().ignoreExceptionsMatching(IntakeGateTest::isPause).untilAsserted(() -> schedule(deliveries(1)));
        assertThat(scheduled).hasSize(1);
        assertThat(gate.pausedBecause()).isEmpty();
    }

    @Test
    void itsBreakerIsAmongTheMetricsOfAllBreakers() {
        var metrics = new SimpleMeterRegistry();
        breakers.tell(metrics);

        assertThat(metrics.find("resilience4j.circuitbreaker.state")
                        .tag("name", "delivery-intake")
                        .gauges())
                .isNotEmpty();
    }

    @Test
    void aRefusalIsNoTechnicalFailure() {
        for (int attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> attempt(new IllegalArgumentException()))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }

        assertThat(gate.pausedBecause()).isEmpty();
    }

    private static List<String> deliveries(int number) {
        return IntStream.range(0, number).mapToObj(one -> "d" + one).toList();
    }

    /** A batch from its beginning to its end. */
    private void schedule(List<String> deliveries) {
        var admission = gate.admit(deliveries);
        var committed = false;
        try {
            for (var delivery : deliveries) {
                admission
                        .pass(delivery, () -> CompletableFuture.completedFuture(scheduled.add(delivery)))
                        .toCompletableFuture()
                        .join();
            }
            committed = true;
        } finally {
            admission.end(committed);
        }
    }

    private boolean paused(List<String> deliveries) {
        try {
            schedule(deliveries);
            return false;
        } catch (CompletionException failed) {
            assertThat(isPause(failed)).isTrue();
            return true;
        }
    }

    private boolean send(Admission admission, String delivery) {
        return !admission
                .pass(delivery, () -> CompletableFuture.completedFuture("done"))
                .toCompletableFuture()
                .isCompletedExceptionally();
    }

    private void attempt(RuntimeException fault) {
        var admission = gate.admit(deliveries(1));
        try {
            admission
                    .pass("d0", () -> CompletableFuture.failedFuture(fault))
                    .toCompletableFuture()
                    .join();
        } finally {
            admission.end(false);
        }
    }

    /** A pause parks nothing: it is a passing fault. */
    private void assertPaused() {
        var pause = catchThrowable(() -> schedule(deliveries(1)));
        assertThat(isPause(pause)).isTrue();
        assertThat(Faults.isTransient(pause)).isTrue();
        assertThat(scheduled).isEmpty();
    }

    private static boolean isPause(Throwable failure) {
        return Faults.causesOf(failure).anyMatch(IntakePaused.class::isInstance);
    }
}
