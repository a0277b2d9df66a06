package clothingrental.platform.messaging;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages run.
 *
 * @param timeout how long a sender waits for the answer to a command or a query
 * @param commandThreads how many commands that enter from outside this process handles at a time
 * @param followUpThreads how many commands that follow from events this process handles at a time, besides; the connection pool
 *     must be larger than both together
 * @param followUpsInFlight how many commands of one policy may be under way at a time
 * @param conflictRetries how often a command is tried again that met another writer of the same aggregate
 * @param cachedAggregates how many aggregates are kept in memory, so that a command needn't read their history; 0 where there
 *     may be replicas
 * @param batchSize how many events a processor handles in one transaction
 * @param claimTimeout how long a processor's share belongs to a process that is not heard of any more; another one takes
 *     it over then
 * @param segments into how many shares a processor's events are divided when it first starts
 */
@Validated
@ConfigurationProperties("rental.messaging")
public record MessagingProperties(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("16") @Min(1) int commandThreads,
        @DefaultValue("16") @Min(1) int followUpThreads,
        @DefaultValue("16") @Min(1) int followUpsInFlight,
        @DefaultValue("3") @Min(0) int conflictRetries,
        @DefaultValue("10000") @Min(0) int cachedAggregates,
        @DefaultValue("100") @Min(1) int batchSize,
        @DefaultValue("6s") Duration claimTimeout,
        @DefaultValue("2") @Min(1) int segments) {

    private static final int CLAIMS_PER_TIMEOUT = 3;

    /** How often a process says that it is still there, and looks for shares that nobody has. */
    public Duration claimInterval() {
        return claimTimeout.dividedBy(CLAIMS_PER_TIMEOUT);
    }
}
