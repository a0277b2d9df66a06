package clothingrental.delivery.gate;

import clothingrental.delivery.intake.IntakeGate;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.fault.PassingFault;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets a delivery in unless the team has too many open ones, or scheduling keeps failing for technical reasons. A closed
 * gate is a passing fault: the intake's processor waits, parks nothing, and works the backlog off afterwards. Ordering
 * does not come by here.
 */
final class GuardedIntake implements IntakeGate {

    private final LongSupplier openDeliveries;
    private final long maxOpenDeliveries;
    private final CircuitBreaker breaker;

    GuardedIntake(LongSupplier openDeliveries, IntakeProperties properties) {
        this.openDeliveries = openDeliveries;
        this.maxOpenDeliveries = properties.maxOpenDeliveries();
        this.breaker = CircuitBreaker.of(
                "delivery-intake",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(properties.attempts())
                        .minimumNumberOfCalls(properties.attempts())
                        .failureRateThreshold(properties.failureRate())
                        .waitDurationInOpenState(properties.pause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        // a refusal is an answer, and no technical failure
                        .recordException(Faults::isPassing)
                        .build());
    }

    @Override
    public void pass(Runnable scheduling) {
        if (isOverloaded()) {
            throw new IntakePaused(Reason.TOO_MANY_OPEN_DELIVERIES);
        }
        try {
            breaker.executeRunnable(scheduling);
        } catch (CallNotPermittedException open) {
            throw new IntakePaused(Reason.SCHEDULING_FAILS);
        }
    }

    /** Why nothing is let in at the moment. */
    Optional<Reason> pausedBecause() {
        if (isOverloaded()) {
            return Optional.of(Reason.TOO_MANY_OPEN_DELIVERIES);
        }
        return breaker.getState() == CircuitBreaker.State.OPEN
                ? Optional.of(Reason.SCHEDULING_FAILS)
                : Optional.empty();
    }

    private boolean isOverloaded() {
        return openDeliveries.getAsLong() >= maxOpenDeliveries;
    }

    /** Why the intake pauses. */
    enum Reason {
        TOO_MANY_OPEN_DELIVERIES,
        SCHEDULING_FAILS
    }

    /** Nothing is let in at the moment; nobody's fault. */
    static final class IntakePaused extends RuntimeException implements PassingFault {

        private static final long serialVersionUID = 1L;

        IntakePaused(Reason reason) {
            super("the delivery intake pauses: " + reason, null, false, false);
        }
    }
}
