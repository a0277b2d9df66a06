package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.platform.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Mails that earlier releases of one process kept in the database, and how far the processor had come that added them.
 * They are copied once, in one transaction of the file. The tokens are the sign that it is done: a file without any has
 * taken part in nothing yet. What was copied stays in the database, untouched.
 */
final class MailsOfEarlierReleases {

    private static final Logger LOG = LoggerFactory.getLogger(MailsOfEarlierReleases.class);

    private static final int PAGE = 1_000;
    private static final String NEXT = " where event_id > ? order by event_id fetch first " + PAGE + " rows only";

    private static final String IS_COPIED = "select count(*) from token_entry where processor_name = 'notifier'";

    /** Without the owner: whoever it was has ended. */
    private static final String TOKENS =
            "select segment, timestamp, token, token_type from token_entry where processor_name = 'notifier'";

    private static final String ADD_TOKEN =
            "insert into token_entry (processor_name, segment, timestamp, token, token_type)"
                    + " values ('notifier', ?, ?, ?, ?)";

    private final JdbcOperations database;

    MailsOfEarlierReleases(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /**
     * Copies what there is, unless that was done before.
     *
     * @param file with the tables of mails and of tokens; no processor has begun to use it
     */
    void copyTo(SqliteFile file) {
        long copied = file.write(session -> {
            if (session.number(IS_COPIED).orElse(0L) > 0) {
                return 0L;
            }
            var decided = copyDecided(session);
            var waiting = copyWaiting(session);
            copyTokens(session);
            return decided + waiting;
        });
        if (copied > 0) {
            LOG.info("Copied {} mails from the database to the mails' file", copied);
        }
    }

    private long copyDecided(SqliteSession session) throws SQLException {
        var copied = 0L;
        var last = "";
        List<Decided> page;
        do {
            page = database.query("select * from notifier.sent_mail" + NEXT, Decided.MAPPER, last);
            for (var mail : page) {
                mail.addTo(session);
                last = mail.eventId();
            }
            copied += page.size();
        } while (page.size() == PAGE);
        return copied;
    }

    private long copyWaiting(SqliteSession session) throws SQLException {
        var copied = 0L;
        var last = "";
        List<MailOutcome> page;
        do {
            page = database.query("select * from notifier.mail_outbox" + NEXT, (row, number) -> waitingIn(row), last);
            for (var mail : page) {
                SqliteMailStore.add(session, mail);
                last = mail.mail().eventId();
            }
            copied += page.size();
        } while (page.size() == PAGE);
        return copied;
    }

    private void copyTokens(SqliteSession session) throws SQLException {
        List<@Nullable Object[]> tokens = database.query(TOKENS, (row, number) -> new @Nullable Object[] {
            row.getInt("segment"), row.getString("timestamp"), row.getBytes("token"), row.getString("token_type")
        });
        for (var token : tokens) {
            session.update(ADD_TOKEN, token);
        }
    }

    private static MailOutcome waitingIn(ResultSet row) throws SQLException {
        var mail = MailRows.mailIn(
                row, row.getObject("happened_at", OffsetDateTime.class).toInstant());
        return new MailOutcome(
                mail,
                MailState.WAITING,
                row.getInt("attempts"),
                row.getString("reason"),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant());
    }

    /** A mail that was decided about. Those of the first releases tell neither what they were nor of when. */
    private record Decided(
            String eventId,
            String orderId,
            @Nullable String kind,
            @Nullable Long happenedAt,
            int attempts,
            @Nullable String reason,
            String outcome,
            @Nullable Long decidedAt) {

        private static final RowMapper<Decided> MAPPER = (row, number) -> new Decided(
                row.getString("event_id"),
                row.getString("order_id"),
                row.getString("kind"),
                millisIn(row, "happened_at"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("outcome"),
                millisIn(row, "decided_at"));

        private static @Nullable Long millisIn(ResultSet row, String column) throws SQLException {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant().toEpochMilli();
        }

        void addTo(SqliteSession session) throws SQLException {
            session.update(
                    SqliteMailStore.ADD_DECIDED,
                    orderId,
                    eventId,
                    null,
                    kind,
                    happenedAt,
                    attempts,
                    reason,
                    outcome,
                    decidedAt);
        }
    }
}
