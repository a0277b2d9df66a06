package clothingrental.platform.operations;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells the processors' lag beside the health. It is up in any case: a lag is no reason to start a process again. */
final class ProcessorLagHealthIndicator extends AbstractHealthIndicator {

    private final ProcessorLag lag;

    ProcessorLagHealthIndicator(ProcessorLag lag) {
        super("the processors' lag can't be told");
        this.lag = lag;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> ages = new TreeMap<>();
        lag.ages().forEach((processor, age) -> ages.put(processor, age.toString()));
        health.up().withDetail("threshold", lag.threshold().toString()).withDetail("oldestNotHandled", ages);
        if (!lag.beyondTheHead().isEmpty()) {
            health.withDetail("beyondTheEventStore", new TreeSet<>(lag.beyondTheHead()));
        }
    }
}
