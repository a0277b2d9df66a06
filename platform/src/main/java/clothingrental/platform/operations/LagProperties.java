package clothingrental.platform.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a processor's lag is told.
 *
 * @param interval how often it is looked at
 * @param threshold an age of the oldest event not handled, above which a line of the log says so
 */
@ConfigurationProperties("rental.lag")
record LagProperties(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("1m") Duration threshold) {}
