package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The outbox in the notifier's own tables, in H2 and PostgreSQL: {@code mail_outbox} holds what is to be sent, {@code
 * sent_mail} what was decided about. The mails of a batch of events are written together, in the transaction of the
 * processor's token. Senders of this process share the outbox by what they have claimed, replicas by the locks of claimed
 * rows, which others pass over.
 */
@Component
class JdbcMailOutbox implements MailOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcMailOutbox.class);

    private static final String KNOWN = """
            select event_id from notifier.mail_outbox where event_id in (:ids)
            union all select event_id from notifier.sent_mail where event_id in (:ids)""";

    private static final String ADD = """
            insert into notifier.mail_outbox (event_id, order_id, sequence, customer_id, kind, carrier,
              tracking_number, correlation_id, happened_at, attempts, next_attempt_at)
            values (:eventId, :orderId, :sequence, :customerId, :kind, :carrier,
              :trackingNumber, :correlationId, :happenedAt, 0, :now)""";

    /** Only the first mail of an order is due; while it waits, so do those behind it. */
    private static final String CLAIM = """
            select * from notifier.mail_outbox m where next_attempt_at <= :now and not exists (
              select 1 from notifier.mail_outbox earlier
              where earlier.order_id = m.order_id and earlier.sequence < m.sequence)
            order by next_attempt_at fetch first :most rows only""";

    /** H2 would lock every row that it looks at; it is embedded, so there is no other process to share with. */
    private static final String SHARED_WITH_REPLICAS = " for update skip locked";

    /** Those of the claimed that no replica has taken meanwhile. */
    private static final String LOCK = """
            select event_id from notifier.mail_outbox where event_id in (:ids) and next_attempt_at <= :now
            for update skip locked""";

    private static final String DECIDE = """
            insert into notifier.sent_mail (event_id, order_id, outcome, decided_at, kind, happened_at, attempts, reason)
            values (:eventId, :orderId, :outcome, :now, :kind, :happenedAt, :attempts, :reason)""";

    private static final String REMOVE = "delete from notifier.mail_outbox where event_id = :eventId";

    private static final String PUT_OFF = """
            update notifier.mail_outbox set attempts = attempts + 1, reason = :reason, next_attempt_at = :next
            where event_id = :eventId""";

    private static final String PUT_OFF_BEHIND = """
            update notifier.mail_outbox set next_attempt_at = :next where order_id = :orderId and sequence > :sequence""";

    private static final String OF_ORDER = """
            select event_id, kind, 'WAITING' as outcome, happened_at, null as decided_at, attempts, reason,
              sequence as place
            from notifier.mail_outbox where order_id = :orderId
            union all
            select event_id, kind, outcome, happened_at, decided_at, attempts, reason, -1 as place
            from notifier.sent_mail where order_id = :orderId
            order by place, decided_at""";

    private final NamedParameterJdbcOperations database;
    private final ApplicationEventPublisher publisher;
    private final MailProperties properties;
    private final Clock clock;

    /** Asked for at the first claim: a start without a database, as an image's training is, must not need it. */
    private final Supplier<Boolean> isShared;

    /** What this process has claimed and not released, by event. */
    private final Set<String> claimed = new HashSet<>();

    JdbcMailOutbox(
            NamedParameterJdbcTemplate database,
            ApplicationEventPublisher publisher,
            MailProperties properties,
            Clock clock) {
        this.database = database;
        this.isShared = SingletonSupplier.of(() -> isShared(database.getJdbcTemplate()));
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
    }

    /** There are new mails, once the transaction that wrote them is committed. */
    record MailsAdded() {}

    /** What is in the outbox. */
    record Waiting(long mails, Optional<Instant> oldest) {}

    @Override
    public void add(OutboxMail mail) {
        if (!CurrentUnitOfWork.isStarted()) {
            write(List.of(mail));
            return;
        }
        var unitOfWork = CurrentUnitOfWork.get();
        List<OutboxMail> batch = unitOfWork.getOrComputeResource(getClass().getName(), name -> {
            var mails = new ArrayList<OutboxMail>();
            unitOfWork.onPrepareCommit(committing -> write(mails));
            return mails;
        });
        batch.add(mail);
    }

    private void write(List<OutboxMail> mails) {
        var ids = mails.stream().map(OutboxMail::eventId).toList();
        var known = new HashSet<>(database.queryForList(KNOWN, Map.of("ids", ids), String.class));
        var added = mails.stream().filter(mail -> known.add(mail.eventId())).toList();
        var oldest = clock.instant().minus(properties.maxAge());
        var tooOld = added.stream()
                .filter(mail -> mail.happenedAt().isBefore(oldest))
                .toList();
        var due = added.stream()
                .filter(mail -> !mail.happenedAt().isBefore(oldest))
                .map(this::columns)
                .toArray(MapSqlParameterSource[]::new);
        if (!tooOld.isEmpty()) {
            LOG.warn("No mail is sent for {} changes before {}: they are too long ago", tooOld.size(), oldest);
            decide(tooOld.stream()
                    .map(mail -> decided(new DueMail(mail, 0), MailState.TOO_OLD, null))
                    .toList());
        }
        if (due.length > 0) {
            database.batchUpdate(ADD, due);
            publisher.publishEvent(new MailsAdded());
        }
    }

    /**
     * The mails that are due, the longest due first, at most one of an order. No other sender of this process gets
     * them, nor a
     * later mail of the same orders, until they are {@linkplain #release released}. No connection is held from here on.
     */
    synchronized List<DueMail> claim(int most) {
        var due = database
                .query(
                        isShared.get() ? CLAIM + SHARED_WITH_REPLICAS : CLAIM,
                        new MapSqlParameterSource("now", now()).addValue("most", most + claimed.size()),
                        (row, number) -> new DueMail(mailIn(row), row.getInt("attempts")))
                .stream()
                .filter(mail -> !claimed.contains(mail.mail().eventId()))
                .limit(most)
                .toList();
        due.forEach(mail -> claimed.add(mail.mail().eventId()));
        return due;
    }

    /**
     * Those of claimed mails that no replica has taken since; none takes them until this transaction has ended.
     *
     * @return the events that they tell
     */
    Set<String> lock(List<DueMail> mails) {
        var events = mails.stream().map(mail -> mail.mail().eventId()).toList();
        return isShared.get() && !events.isEmpty()
                ? Set.copyOf(database.queryForList(LOCK, Map.of("ids", events, "now", now()), String.class))
                : Set.copyOf(events);
    }

    /** To be called once the transaction that sent them has ended, however it ended. */
    synchronized void release(List<DueMail> mails) {
        mails.forEach(mail -> claimed.remove(mail.mail().eventId()));
    }

    /**
     * Ends mails: they are no longer in the outbox.
     *
     * @param mails with a state that is not {@link MailState#WAITING}
     */
    void end(List<DecidedMail> mails) {
        if (mails.isEmpty()) {
            return;
        }
        decide(mails);
        database.batchUpdate(
                REMOVE,
                mails.stream()
                        .map(mail ->
                                new MapSqlParameterSource("eventId", mail.mail().eventId()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Puts a mail off, and those of its order behind it: none of them is tried again before that moment. */
    void putOff(OutboxMail mail, Instant next, String reason) {
        var parameters =
                columns(mail).addValue("next", next.atOffset(ZoneOffset.UTC)).addValue("reason", reason);
        database.update(PUT_OFF, parameters);
        database.update(PUT_OFF_BEHIND, parameters);
    }

    /** All mails of an order, in the order of their events. */
    List<MailView> of(String orderId) {
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

    Waiting waiting() {
        return database.queryForObject(
                "select count(*) as mails, min(happened_at) as oldest from notifier.mail_outbox",
                Map.of(),
                (row, number) -> new Waiting(row.getLong("mails"), Optional.ofNullable(momentIn(row, "oldest"))));
    }

    /** A mail with what was decided about it. */
    record DecidedMail(
            OutboxMail mail,
            MailState state,
            int attempts,
            @Nullable String reason) {}

    static DecidedMail decided(DueMail due, MailState state, @Nullable String reason) {
        return new DecidedMail(due.mail(), state, due.attempts(), reason);
    }

    private void decide(List<DecidedMail> mails) {
        database.batchUpdate(
                DECIDE,
                mails.stream()
                        .map(decided -> columns(decided.mail())
                                .addValue("outcome", decided.state().name())
                                .addValue("attempts", decided.attempts())
                                .addValue("reason", decided.reason()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private MapSqlParameterSource columns(OutboxMail mail) {
        return new MapSqlParameterSource("eventId", mail.eventId())
                .addValue("orderId", mail.orderId())
                .addValue("sequence", mail.sequence())
                .addValue("customerId", mail.customerId())
                .addValue("kind", mail.kind())
                .addValue("carrier", mail.carrier())
                .addValue("trackingNumber", mail.trackingNumber())
                .addValue("correlationId", mail.correlationId())
                .addValue("happenedAt", mail.happenedAt().atOffset(ZoneOffset.UTC))
                .addValue("now", now());
    }

    private static boolean isShared(JdbcOperations database) {
        return !"H2"
                .equals(database.execute(
                        (Connection connection) -> connection.getMetaData().getDatabaseProductName()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OutboxMail mailIn(ResultSet row) throws SQLException {
        return new OutboxMail(
                row.getString("event_id"),
                row.getString("order_id"),
                row.getLong("sequence"),
                row.getString("customer_id"),
                row.getString("kind"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getString("correlation_id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant momentIn(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
