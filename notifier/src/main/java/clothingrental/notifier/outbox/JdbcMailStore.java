package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mails in the notifier's own tables, in PostgreSQL: {@code mail_outbox} holds what is to be sent, {@code
 * sent_mail} what was decided about. Mails are added in the transaction of the processor's token. Replicas share the outbox by the
 * locks of claimed rows, which others pass over, in one transaction from handing over to recording what became of it.
 */
class JdbcMailStore implements MailStore {

    private static final String ADD = """
            insert into notifier.mail_outbox (event_id, order_id, sequence, customer_id, kind, carrier,
              tracking_number, correlation_id, happened_at, attempts, next_attempt_at)
            select :eventId, :orderId, :sequence, :customerId, :kind, :carrier,
              :trackingNumber, :correlationId, :happenedAt, :attempts, :at
            where not exists (select 1 from notifier.sent_mail where event_id = :eventId)
            on conflict (event_id) do nothing""";

    private static final String ADD_DECIDED = """
            insert into notifier.sent_mail (event_id, order_id, outcome, decided_at, kind, happened_at, attempts, reason)
            select :eventId, :orderId, :outcome, :at, :kind, :happenedAt, :attempts, :reason
            where not exists (select 1 from notifier.mail_outbox where event_id = :eventId)
            on conflict (event_id) do nothing""";

    /** Only the first mail of an order is due; while it waits, so do those behind it. */
    private static final String DUE = """
            select * from notifier.mail_outbox m where next_attempt_at <= :now and not exists (
              select 1 from notifier.mail_outbox earlier
              where earlier.order_id = m.order_id and earlier.sequence < m.sequence)
            order by next_attempt_at fetch first :most rows only for update skip locked""";

    /** Those of the claimed that no replica has taken meanwhile. */
    private static final String LOCK = """
            select event_id from notifier.mail_outbox where event_id in (:ids) and next_attempt_at <= :now
            for update skip locked""";

    /** One that was decided about already stays as it is, and leaves the outbox all the same. */
    private static final String DECIDE = """
            insert into notifier.sent_mail (event_id, order_id, outcome, decided_at, kind, happened_at, attempts, reason)
            values (:eventId, :orderId, :outcome, :at, :kind, :happenedAt, :attempts, :reason)
            on conflict (event_id) do nothing""";

    private static final String REMOVE = "delete from notifier.mail_outbox where event_id = :eventId";

    private static final String PUT_OFF = """
            update notifier.mail_outbox set attempts = :attempts, reason = :reason, next_attempt_at = :at
            where event_id = :eventId""";

    private static final String PUT_OFF_BEHIND = """
            update notifier.mail_outbox set next_attempt_at = :at where order_id = :orderId and sequence > :sequence""";

    private static final String OF_ORDER = """
            select event_id, kind, 'WAITING' as outcome, happened_at, null as decided_at, attempts, reason,
              sequence as place
            from notifier.mail_outbox where order_id = :orderId
            union all
            select event_id, kind, outcome, happened_at, decided_at, attempts, reason, -1 as place
            from notifier.sent_mail where order_id = :orderId
            order by place, decided_at""";

    private static final String WAITING =
            "select count(*) as mails, min(happened_at) as oldest from notifier.mail_outbox";

    private final NamedParameterJdbcOperations database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JdbcMailStore(NamedParameterJdbcOperations database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void add(List<MailOutcome> mails) {
        update(ADD, mails, MailOutcome::isWaiting);
        update(ADD_DECIDED, mails, mail -> !mail.isWaiting());
    }

    @Override
    public List<DueMail> due(Instant now, int most) {
        return database.query(
                DUE,
                new MapSqlParameterSource("now", column(now)).addValue("most", most),
                (row, number) -> new DueMail(mailIn(row), row.getInt("attempts")));
    }

    @Override
    public void send(List<DueMail> mails, Function<List<DueMail>, List<MailOutcome>> handOver) {
        transaction.executeWithoutResult(status -> {
            var locked = lock(mails);
            record(handOver.apply(mails.stream()
                    .filter(due -> locked.contains(due.mail().eventId()))
                    .toList()));
        });
    }

    private Set<String> lock(List<DueMail> mails) {
        var events = mails.stream().map(due -> due.mail().eventId()).toList();
        return Set.copyOf(
                database.queryForList(LOCK, Map.of("ids", events, "now", column(clock.instant())), String.class));
    }

    private void record(List<MailOutcome> outcomes) {
        update(PUT_OFF, outcomes, MailOutcome::isWaiting);
        update(PUT_OFF_BEHIND, outcomes, MailOutcome::isWaiting);
        update(DECIDE, outcomes, outcome -> !outcome.isWaiting());
        update(REMOVE, outcomes, outcome -> !outcome.isWaiting());
    }

    private void update(String sql, List<MailOutcome> mails, Predicate<MailOutcome> concerned) {
        var rows = mails.stream().filter(concerned).map(JdbcMailStore::columns).toArray(MapSqlParameterSource[]::new);
        if (rows.length > 0) {
            database.batchUpdate(sql, rows);
        }
    }

    @Override
    public List<MailView> of(String orderId) {
        return database.query(
                OF_ORDER,
                Map.of("orderId", orderId),
                (row, number) -> new MailView(
                        row.getString("event_id"),
                        row.getString("kind"),
                        MailState.valueOf(row.getString("outcome")),
                        momentIn(row, "happened_at"),
                        momentIn(row, "decided_at"),
                        row.getInt("attempts"),
                        row.getString("reason")));
    }

    @Override
    public Waiting waiting() {
        return database.queryForObject(
                WAITING,
                Map.of(),
                (row, number) -> new Waiting(row.getLong("mails"), Optional.ofNullable(momentIn(row, "oldest"))));
    }

    private static MapSqlParameterSource columns(MailOutcome outcome) {
        var mail = outcome.mail();
        return new MapSqlParameterSource("eventId", mail.eventId())
                .addValue("orderId", mail.orderId())
                .addValue("sequence", mail.sequence())
                .addValue("customerId", mail.customerId())
                .addValue("kind", mail.kind())
                .addValue("carrier", mail.carrier())
                .addValue("trackingNumber", mail.trackingNumber())
                .addValue("correlationId", mail.correlationId())
                .addValue("happenedAt", column(mail.happenedAt()))
                .addValue("outcome", outcome.state().name())
                .addValue("attempts", outcome.attempts())
                .addValue("reason", outcome.reason())
                .addValue("at", column(outcome.at()));
    }

    private static OffsetDateTime column(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static OutboxMail mailIn(ResultSet row) throws SQLException {
        return MailRows.mailIn(
                row, row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant momentIn(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
