package clothingrental.notifier.outbox;

import static clothingrental.notifier.NotifierMother.mailOf;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store does in its file, beside what all stores do. */
class SqliteMailStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

    @TempDir
    private Path folder;

    private SqliteFile file;
    private SqliteMailStore store;

    @BeforeEach
    void open() {
        file = MailsFile.in(folder);
        store = new SqliteMailStore(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void whatIsDueIsFoundByItsIndexAlone() {
        assertThat(planOf(SqliteMailStore.DUE, NOW.toEpochMilli(), 4))
                .containsExactly("SEARCH mail USING INDEX mail_waiting (waiting=? AND next_attempt_at<?)");
        assertThat(planOf(SqliteMailStore.WAITING)).singleElement().asString().contains("COVERING INDEX mail_waiting");
    }

    @Test
    void anOrdersMailsAreFoundByTheKey() {
        assertThat(planOf(SqliteMailStore.OF_ORDER, "order-1"))
                .first()
                .isEqualTo("SEARCH mail USING PRIMARY KEY (order_id=?)");
        assertThat(planOf(SqliteMailStore.PROMOTE, "order-1"))
                .filteredOn(step -> step.contains("mail") || step.contains("earlier"))
                .isNotEmpty()
                .allMatch(step -> step.contains("USING PRIMARY KEY"));
    }

    private List<String> planOf(String sql, Object... parameters) {
        return file.read(
                session -> session.query("explain query plan " + sql, row -> row.getString("detail"), parameters));
    }

    @Test
    void behindTheFirstMailOfAnOrderNoneIsDueHoweverMany() {
        store.add(IntStream.range(0, 50)
                .mapToObj(number -> waiting("order-1", number))
                .toList());
        store.add(List.of(waiting("order-2", 7)));

        assertThat(count("waiting = 1")).isEqualTo(2);
        assertThat(store.due(NOW, 10))
                .extracting(due -> due.mail().eventId())
                .containsExactlyInAnyOrder("order-1/0", "order-2/7");
        assertThat(store.waiting().mails()).isEqualTo(51);
    }

    @Test
    void whatOnlySendingNeedsIsForgottenOnceItIsDecided() {
        store.add(List.of(waiting("order-1", 0)));
        store.send(
                store.due(NOW, 1),
                due -> due.stream()
                        .map(mail -> new MailOutcome(mail.mail(), MailState.SENT, 0, null, NOW))
                        .toList());

        assertThat(store.of("order-1")).extracting(MailView::state).containsExactly(MailState.SENT);
        assertThat(count("customer_id is null and carrier is null and tracking_number is null"
                        + " and correlation_id is null"))
                .isEqualTo(1);
    }

    private long count(String condition) {
        return file.read(session -> session.number("select count(*) from mail where " + condition))
                .orElseThrow();
    }

    private static MailOutcome waiting(String order, int sequence) {
        return new MailOutcome(mailOf(order, sequence, NOW), MailState.WAITING, 0, null, NOW);
    }
}
