package clothingrental.notifier.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What is the same in the rows of all tables of mails. */
final class MailRows {

    private MailRows() {}

    /**
     * The mail that is to be sent.
     *
     * @param happenedAt which each database keeps in a form of its own
     */
    static OutboxMail mailIn(ResultSet row, Instant happenedAt) throws SQLException {
        return new OutboxMail(
                row.getString("event_id"),
                row.getString("order_id"),
                row.getLong("sequence"),
                row.getString("customer_id"),
                row.getString("kind"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getString("correlation_id"),
                happenedAt);
    }
}
