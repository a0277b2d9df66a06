package clothingrental.notifier.outbox;

import static clothingrental.notifier.NotifierMother.mailOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What earlier releases kept of mails in the database is copied as a whole, once. */
class MailsOfEarlierReleasesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00.123456Z");
    private static final Instant STORED = Instant.parse("2026-03-10T03:00:00.123Z");
    private static final int MANY = 2_345;

    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
    private final JdbcTemplate rows = new JdbcTemplate(database);

    @TempDir
    private Path folder;

    private SqliteFile file;
    private SqliteMailStore store;

    @BeforeEach
    void anEarlierReleaseHasBeenThere() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/axon/h2")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(database)
                .schemas("notifier")
                .defaultSchema("notifier")
                .locations("classpath:db/migration/notifier/h2")
                .load()
                .migrate();
        file = MailsFile.in(folder);
        store = new SqliteMailStore(file);
        storeToken(0, 4_000);
        storeToken(1, 5_000);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void mailsThatWaitGoOnWhereTheyWere() {
        waits("order-1", 5, 0, null);
        waits("order-1", 3, 2, "452 4.2.2 DATA");
        waits("order-1", 4, 0, null);

        copy();

        assertThat(store.due(NOW, 10)).singleElement().satisfies(due -> {
            assertThat(due.mail()).isEqualTo(mailOf("order-1", 3, STORED));
            assertThat(due.attempts()).isEqualTo(2);
        });
        assertThat(store.due(STORED.minusMillis(1), 10)).isEmpty();
        assertThat(store.of("order-1"))
                .extracting(MailView::eventId, MailView::state, MailView::reason)
                .containsExactly(
                        tuple("order-1/3", MailState.WAITING, "452 4.2.2 DATA"),
                        tuple("order-1/4", MailState.WAITING, null),
                        tuple("order-1/5", MailState.WAITING, null));
    }

    @Test
    void whatWasDecidedIsKnown() {
        for (int order = 0; order < MANY; order++) {
            wasSent("order-" + order, 0, "OrderPlaced");
        }
        wasSent("first release", 0, null);

        copy();
        store.add(List.of(new MailOutcome(mailOf("order-7", 0, NOW), MailState.WAITING, 0, null, NOW)));

        assertThat(store.waiting().mails()).isZero();
        long copied = file.read(session -> session.number("select count(*) from mail"))
                .orElseThrow();
        assertThat(copied).isEqualTo(MANY + 1L);
        assertThat(store.of("order-7"))
                .containsExactly(new MailView("order-7/0", "OrderPlaced", MailState.SENT, STORED, STORED, 1, null));
        assertThat(store.of("first release")).extracting(MailView::kind).containsOnlyNulls();
    }

    @Test
    void theTokensAreCopiedWithoutTheirOwners() {
        copy();

        List<String> tokens = file.read(session -> session.query(
                "select segment, token, owner is null from token_entry where processor_name = 'notifier'",
                row -> row.getInt(1) + new String(row.getBytes(2), UTF_8) + row.getBoolean(3)));
        assertThat(tokens).containsExactly("0{\"index\":4000,\"gaps\":[3]}true", "1{\"index\":5000,\"gaps\":[3]}true");
    }

    @Test
    void itIsDoneOnce() {
        copy();
        waits("order-1", 0, 0, null);

        copy();

        assertThat(store.of("order-1")).isEmpty();
    }

    @Test
    void whatWasCutOffIsBegunAnew() {
        wasSent("order-1", 0, "OrderPlaced");
        waits("order-1", 1, 0, null);
        rows.execute("alter table token_entry rename to elsewhere");
        assertThatThrownBy(this::copy).isInstanceOf(RuntimeException.class);
        assertThat(store.of("order-1")).as("not there by half").isEmpty();
        rows.execute("alter table elsewhere rename to token_entry");

        copy();

        assertThat(store.of("order-1")).extracting(MailView::state).containsExactly(MailState.SENT, MailState.WAITING);
    }

    private void copy() {
        new MailsOfEarlierReleases(database).copyTo(file);
    }

    private void waits(String order, int sequence, int attempts, @Nullable String reason) {
        var mail = mailOf(order, sequence, NOW);
        var moment = NOW.atOffset(ZoneOffset.UTC);
        rows.update(
                "insert into notifier.mail_outbox (event_id, order_id, sequence, customer_id, kind, carrier,"
                        + " tracking_number, correlation_id, happened_at, attempts, next_attempt_at, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                mail.eventId(),
                order,
                sequence,
                mail.customerId(),
                mail.kind(),
                mail.carrier(),
                mail.trackingNumber(),
                mail.correlationId(),
                moment,
                attempts,
                moment,
                reason);
    }

    private void wasSent(String order, int sequence, @Nullable String kind) {
        rows.update(
                "insert into notifier.sent_mail (event_id, order_id, outcome, decided_at, kind, happened_at, attempts)"
                        + " values (?, ?, 'SENT', ?, ?, ?, 1)",
                order + "/" + sequence,
                order,
                NOW.atOffset(ZoneOffset.UTC),
                kind,
                NOW.atOffset(ZoneOffset.UTC));
    }

    private void storeToken(int segment, long position) {
        rows.update(
                "insert into token_entry (processor_name, segment, owner, timestamp, token, token_type)"
                        + " values ('notifier', ?, '1@killed', '2026-03-10T09:00:00.000Z', ?, ?)",
                segment,
                ("{\"index\":" + position + ",\"gaps\":[3]}").getBytes(UTF_8),
                "org.axonframework.eventhandling.GapAwareTrackingToken");
    }
}
