package clothingrental.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import clothingrental.delivery.gate.GuardedIntake.IntakePaused;
import clothingrental.delivery.gate.GuardedIntake.Reason;
import clothingrental.platform.fault.Faults;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.Test;

class GuardedIntakeTest {

    private static final int ATTEMPTS = 4;

    private final AtomicLong open = new AtomicLong();
    private final AtomicInteger scheduled = new AtomicInteger();
    private final GuardedIntake gate =
            new GuardedIntake(open::get, new IntakeProperties(10, 50, ATTEMPTS, Duration.ofMillis(200)));

    @Test
    void asLongAsTheTeamCanTakeMoreEverythingIsLetIn() {
        open.set(9);

        gate.pass(scheduled::incrementAndGet);

        assertThat(scheduled).hasValue(1);
        assertThat(gate.pausedBecause()).isEmpty();
    }

    @Test
    void withTooManyOpenDeliveriesItPausesUntilThereAreFewer() {
        open.set(10);

        assertPaused();
        assertThat(gate.pausedBecause()).contains(Reason.TOO_MANY_OPEN_DELIVERIES);

        open.set(9);
        gate.pass(scheduled::incrementAndGet);
        assertThat(scheduled).hasValue(1);
    }

    @Test
    void whenSchedulingKeepsFailingItPausesAndTriesAgainAfterwards() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> gate.pass(GuardedIntakeTest::nobodyThere))
                    .isInstanceOf(NoHandlerForCommandException.class);
        }

        assertPaused();
        assertThat(gate.pausedBecause()).contains(Reason.SCHEDULING_FAILS);

        await().ignoreExceptionsInstanceOf(IntakePaused.class)
                .untilAsserted(() -> gate.pass(scheduled::incrementAndGet));
        assertThat(scheduled).hasValue(1);
        assertThat(gate.pausedBecause()).isEmpty();
    }

    @Test
    void aRefusalIsNoTechnicalFailure() {
        for (int attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> gate.pass(() -> {
                        throw new IllegalArgumentException();
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(gate.pausedBecause()).isEmpty();
    }

    /** A pause parks nothing: it is a passing fault. */
    private void assertPaused() {
        var pause = catchThrowable(() -> gate.pass(scheduled::incrementAndGet));
        assertThat(pause).isInstanceOf(IntakePaused.class);
        assertThat(Faults.isPassing(pause)).isTrue();
        assertThat(scheduled).hasValue(0);
    }

    private static void nobodyThere() {
        throw new NoHandlerForCommandException("the delivery side is down");
    }
}
