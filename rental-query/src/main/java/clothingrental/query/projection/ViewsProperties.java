package clothingrental.query.projection;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the views are kept.
 *
 * @param store which kind of store: MongoDB, or a file of this process
 * @param database MongoDB's, of views, tokens and dead letters
 * @param file the embedded store's
 * @param batchSize how many events a projection handles at once at most; large, since a rebuild has many
 * @param poll how often a process looks where the projections stand
 * @param grace how long the slot that was read before is kept up to date after a switch; much longer than {@code poll}, so
 *     that every process has heard of the switch by then
 */
@Validated
@ConfigurationProperties("rental.views")
public record ViewsProperties(
        @DefaultValue("mongodb") Store store,
        @DefaultValue("rental_query") String database,
        @DefaultValue("./data/views.db") Path file,
        @DefaultValue("2000") @Min(1) int batchSize,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10s") Duration grace) {

    /** The kinds of stores. */
    public enum Store {
        /** MongoDB, shared by all replicas. */
        MONGODB,
        /** An SQL database in a file of this process. */
        EMBEDDED
    }

    private static final int POLLS_PER_GRACE = 4;

    public ViewsProperties {
        if (grace.compareTo(poll.multipliedBy(POLLS_PER_GRACE)) < 0) {
            throw new IllegalArgumentException("rental.views.grace must be at least four times rental.views.poll");
        }
    }

    /** When a process stops to rely on what it knows: one poll may be missed. */
    public Duration maxAge() {
        return poll.multipliedBy(2);
    }
}
