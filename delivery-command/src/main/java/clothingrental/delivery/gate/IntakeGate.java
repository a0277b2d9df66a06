package clothingrental.delivery.gate;

import static clothingrental.platform.fault.Faults.causesOf;
import static java.util.stream.Collectors.toSet;

import clothingrental.platform.fault.CircuitBreakers;
import clothingrental.platform.fault.TransientFault;
import clothingrental.platform.policy.CommandGate;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets deliveries in unless the team has too many open ones, or scheduling keeps failing for technical reasons. A closed
 * gate is a passing fault: the intake's processor waits, parks nothing, and works the backlog off afterwards. Ordering
 * does not come by here.
 *
 * <p>It is asked once for a batch, and lets in as many as there is room for. The batch fails behind these and comes again from its
 * beginning; what was let in before takes no room then, or a batch that is larger than the room would never end.
 */
final class IntakeGate implements CommandGate {

    private final LongSupplier openDeliveries;
    private final long maxOpenDeliveries;
    private final CircuitBreaker breaker;

    /** Scheduled by batches that were rolled back afterwards. */
    private final Set<String> letInBefore = new HashSet<>();

    /** Let in by batches that are not over yet; perhaps not among the open ones yet. */
    private int inFlight;

    IntakeGate(LongSupplier openDeliveries, IntakeProperties properties, CircuitBreakers breakers) {
        this.openDeliveries = openDeliveries;
        this.maxOpenDeliveries = properties.maxOpenDeliveries();
        this.breaker = breakers.breaker(
                "delivery-intake",
                limits -> limits.slidingWindowSize(properties.attempts())
                        .minimumNumberOfCalls(properties.attempts())
                        .failureRateThreshold(properties.failureRate())
                        .waitDurationInOpenState(properties.pause()));
    }

    @Override
    public Admission admit(List<String> deliveries) {
        var open = openDeliveries.getAsLong();
        synchronized (letInBefore) {
            var room = Math.max(0, maxOpenDeliveries - open - inFlight);
            var more = deliveries.stream()
                    .filter(delivery -> !letInBefore.contains(delivery))
                    .distinct()
                    .limit(room)
                    .collect(toSet());
            var again = deliveries.stream().filter(letInBefore::contains).collect(toSet());
            inFlight += more.size();
            return new LetIn(more, again);
        }
    }

    /** The deliveries of a batch that may be scheduled: those that there is room for, and those that were let in before. */
    private final class LetIn implements Admission {

        private final Set<String> more;
        private final Set<String> again;
        private final Set<String> scheduled = ConcurrentHashMap.newKeySet();

        LetIn(Set<String> more, Set<String> again) {
            this.more = more;
            this.again = again;
        }

        @Override
        public <R> CompletionStage<R> pass(String delivery, Supplier<CompletionStage<R>> scheduling) {
            if (!more.contains(delivery) && !again.contains(delivery)) {
                return CompletableFuture.failedFuture(new IntakePaused(Reason.TOO_MANY_OPEN_DELIVERIES));
            }
            return breaker.executeCompletionStage(scheduling)
                    .whenComplete((done, fault) -> {
                        if (fault == null) {
                            scheduled.add(delivery);
                        }
                    })
                    .exceptionallyCompose(fault -> CompletableFuture.failedFuture(
                            causesOf(fault).anyMatch(CallNotPermittedException.class::isInstance)
                                    ? new IntakePaused(Reason.SCHEDULING_FAILS)
                                    : fault));
        }

        @Override
        public void end(boolean committed) {
            synchronized (letInBefore) {
                inFlight -= more.size();
                if (committed) {
                    letInBefore.removeAll(again);
                } else {
                    letInBefore.addAll(scheduled);
                }
            }
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
    static final class IntakePaused extends RuntimeException implements TransientFault {

        private static final long serialVersionUID = 1L;

        IntakePaused(Reason reason) {
            super("the delivery intake pauses: " + reason, null, false, false);
        }
    }
}
