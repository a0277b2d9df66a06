package clothingrental.platform.fault;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Circuit breakers for calls to others, one for each of them. While half of the last calls failed in passing, the next ones
 * fail at once for a few seconds: nobody waits for a time-out that is known beforehand, and who is in trouble is left in peace. What an
 * answer says, a refusal too, is no failure.
 */
public final class CircuitBreakers {

    private static final int WINDOW = 10;
    private static final int MIN_CALLS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final CircuitBreakerConfig DEFAULTS = CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(MIN_CALLS)
            .waitDurationInOpenState(PAUSE)
            .permittedNumberOfCallsInHalfOpenState(1)
            .recordException(Faults::isTransient)
            .build();

    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(DEFAULTS);

    /** Has the breakers told as metrics, {@code resilience4j.circuitbreaker.*}. */
    public void tell(MeterRegistry metrics) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(metrics);
    }

    /**
     * Calls, unless it is known to be in vain.
     *
     * @param whom the name of the breaker: what is called
     * @throws CallNotPermittedException a passing fault, if it is in vain at the moment
     */
    public <T> T call(String whom, Supplier<T> call) {
        return registry.circuitBreaker(whom).executeSupplier(call);
    }

    /**
     * A breaker whose limits are other than the usual ones, for calls that are made by its owner.
     *
     * @param whom the name of the breaker: what is called
     * @param limits sets the limits on a builder that has the usual ones
     */
    public CircuitBreaker breaker(String whom, UnaryOperator<CircuitBreakerConfig.Builder> limits) {
        return registry.circuitBreaker(
                whom, () -> limits.apply(CircuitBreakerConfig.from(DEFAULTS)).build());
    }
}
