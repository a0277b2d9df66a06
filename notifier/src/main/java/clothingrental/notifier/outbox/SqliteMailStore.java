package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.platform.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mails in a file of the process, which has them for itself. A batch's mails are one write, and so are a round's
 * outcomes; each is durable when it returns.
 *
 * <p>A row is a mail, from its event on. Rows are kept in the order of their keys, so that an order's mails are beside
 * each other, and their only index holds those that wait: what is due is found without a look at what is not.
 */
class SqliteMailStore implements MailStore {

    /**
     * {@code waiting}: 1 for the first mail of an order that waits, 2 for one behind it, null once it is decided. What
     * only sending needs is null from then on, too.
     */
    private static final String TABLE = """
            create table if not exists mail (
                order_id        text not null,
                event_id        text not null,
                sequence        integer,
                customer_id     text,
                kind            text,
                carrier         text,
                tracking_number text,
                correlation_id  text,
                happened_at     integer,
                attempts        integer not null,
                reason          text,
                waiting         integer,
                next_attempt_at integer,
                outcome         text,
                decided_at      integer,
                primary key (order_id, event_id)
            ) without rowid""";

    /** With what is asked of those that wait, so that the rows are not needed. */
    private static final String INDEX = """
            create index if not exists mail_waiting on mail (waiting, next_attempt_at, happened_at)
            where waiting is not null""";

    private static final String ADD = """
            insert into mail (order_id, event_id, sequence, customer_id, kind, carrier, tracking_number, correlation_id,
              happened_at, attempts, reason, next_attempt_at, waiting)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when exists (
              select 1 from mail earlier
              where earlier.order_id = ? and +earlier.waiting is not null and earlier.sequence < ?) then 2 else 1 end)
            on conflict (order_id, event_id) do nothing""";

    /** Of mails that were there before an earlier one of their order. */
    private static final String BEHIND =
            "update mail set waiting = 2 where order_id = ? and +waiting = 1 and sequence > ?";

    static final String ADD_DECIDED = """
            insert into mail (order_id, event_id, sequence, kind, happened_at, attempts, reason, outcome, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id, event_id) do nothing""";

    static final String DUE = """
            select * from mail indexed by mail_waiting where waiting = 1 and next_attempt_at <= ?
            order by next_attempt_at limit ?""";

    private static final String PUT_OFF = """
            update mail set attempts = ?, reason = ?, next_attempt_at = ?
            where order_id = ? and event_id = ? and +waiting is not null""";

    private static final String DECIDE = """
            update mail set outcome = ?, decided_at = ?, attempts = ?, reason = ?, waiting = null,
              next_attempt_at = null, customer_id = null, carrier = null, tracking_number = null, correlation_id = null
            where order_id = ? and event_id = ? and +waiting is not null""";

    /** The next mail of an order, if its first does not wait any more. */
    static final String PROMOTE = """
            update mail set waiting = 1 where order_id = ?1 and +waiting = 2 and sequence = (
              select min(sequence) from mail earlier where earlier.order_id = ?1 and +earlier.waiting is not null)""";

    static final String OF_ORDER =
            "select * from mail where order_id = ? order by decided_at is null, decided_at, sequence";

    static final String WAITING = """
            select count(*) as mails, min(happened_at) as oldest from mail indexed by mail_waiting
            where waiting is not null""";

    private final SqliteFile file;

    /** Makes the table if it is missing. */
    SqliteMailStore(SqliteFile file) {
        this.file = file;
        file.write(session -> {
            session.execute(TABLE);
            session.execute(INDEX);
            return true;
        });
    }

    @Override
    public void add(List<MailOutcome> mails) {
        file.write(session -> {
            for (var mail : mails) {
                add(session, mail);
            }
            return mails.size();
        });
    }

    /** One mail, in a unit of work. */
    static void add(SqliteSession session, MailOutcome added) throws SQLException {
        var mail = added.mail();
        if (!added.isWaiting()) {
            session.update(
                    ADD_DECIDED,
                    mail.orderId(),
                    mail.eventId(),
                    mail.sequence(),
                    mail.kind(),
                    mail.happenedAt().toEpochMilli(),
                    added.attempts(),
                    added.reason(),
                    added.state().name(),
                    added.at().toEpochMilli());
            return;
        }
        var rows = session.update(
                ADD,
                mail.orderId(),
                mail.eventId(),
                mail.sequence(),
                mail.customerId(),
                mail.kind(),
                mail.carrier(),
                mail.trackingNumber(),
                mail.correlationId(),
                mail.happenedAt().toEpochMilli(),
                added.attempts(),
                added.reason(),
                added.at().toEpochMilli(),
                mail.orderId(),
                mail.sequence());
        if (rows > 0) {
            session.update(BEHIND, mail.orderId(), mail.sequence());
        }
    }

    @Override
    public List<DueMail> due(Instant now, int most) {
        return file.read(session ->
                session.query(DUE, row -> new DueMail(mailIn(row), row.getInt("attempts")), now.toEpochMilli(), most));
    }

    @Override
    public void send(List<DueMail> mails, Function<List<DueMail>, List<MailOutcome>> handOver) {
        var outcomes = handOver.apply(mails);
        if (!outcomes.isEmpty()) {
            file.write(session -> {
                for (var outcome : outcomes) {
                    record(session, outcome);
                }
                return outcomes.size();
            });
        }
    }

    private static void record(SqliteSession session, MailOutcome outcome) throws SQLException {
        var mail = outcome.mail();
        var at = outcome.at().toEpochMilli();
        if (outcome.isWaiting()) {
            session.update(PUT_OFF, outcome.attempts(), outcome.reason(), at, mail.orderId(), mail.eventId());
        } else {
            session.update(
                    DECIDE,
                    outcome.state().name(),
                    at,
                    outcome.attempts(),
                    outcome.reason(),
                    mail.orderId(),
                    mail.eventId());
            session.update(PROMOTE, mail.orderId());
        }
    }

    @Override
    public List<MailView> of(String orderId) {
        return file.read(session -> session.query(
                OF_ORDER,
                row -> new MailView(
                        row.getString("event_id"),
                        row.getString("kind"),
                        stateIn(row),
                        momentIn(row, "happened_at"),
                        momentIn(row, "decided_at"),
                        row.getInt("attempts"),
                        row.getString("reason")),
                orderId));
    }

    @Override
    public Waiting waiting() {
        return file.read(session -> session.first(
                        WAITING,
                        row -> new Waiting(row.getLong("mails"), Optional.ofNullable(momentIn(row, "oldest")))))
                .orElseThrow();
    }

    private static MailState stateIn(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null ? MailState.WAITING : MailState.valueOf(outcome);
    }

    private static OutboxMail mailIn(ResultSet row) throws SQLException {
        return MailRows.mailIn(row, Instant.ofEpochMilli(row.getLong("happened_at")));
    }

    private static @Nullable Instant momentIn(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
