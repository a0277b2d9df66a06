package clothingrental.platform.operations;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers what operators have decided about parked events: who, when and why. In the log, and in a table where the
 * service has a database.
 */
final class DeadLetterDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDecisions.class);

    private final @Nullable JdbcClient database;
    private final Clock clock;

    DeadLetterDecisions(@Nullable JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void record(String who, String processor, String orderId, String eventId, String action, String reason) {
        LOG.warn("{} of event {} of order {} in {} by {}: {}", action, eventId, orderId, processor, who, reason);
        if (database == null) {
            return;
        }
        database.sql("insert into dead_letter_decision (decided_at, decided_by, processing_group, order_id, event_id,"
                        + " decision, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .params(OffsetDateTime.now(clock), who, processor, orderId, eventId, action, reason)
                .update();
    }
}
