package clothingrental.standalone.events;

import clothingrental.platform.sqlite.SqliteFileUnavailable;
import clothingrental.platform.sqlite.SqliteSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;

/**
 * Events, snapshots and tokens that earlier releases kept in the database. They are copied once, before the events' file
 * is there, with their positions: to a file of another name, which gets its own when it is whole. A process that dies in between begins
 * anew. What was copied stays in the database, untouched.
 */
final class EventsOfEarlierReleases {

    private static final Logger LOG = LoggerFactory.getLogger(EventsOfEarlierReleases.class);

    private static final int PAGE = 1_000;

    private static final String[] EVENT = {
        "global_index", "event_identifier", "aggregate_identifier", "sequence_number", "type",
        "payload_type", "payload_revision", "payload", "meta_data", "time_stamp"
    };

    private static final String[] SNAPSHOT = {
        "event_identifier",
        "aggregate_identifier",
        "sequence_number",
        "type",
        "payload_type",
        "payload_revision",
        "payload",
        "meta_data",
        "time_stamp"
    };

    /** Without the owner: whoever it was has ended. */
    private static final String[] TOKEN = {"processor_name", "segment", "timestamp", "token", "token_type"};

    private final JdbcOperations database;
    private final Collection<String> tokensThatStay;

    /** @param tokensThatStay processors whose tokens are not copied here */
    EventsOfEarlierReleases(DataSource database, Collection<String> tokensThatStay) {
        this.database = new JdbcTemplate(database);
        this.tokensThatStay = tokensThatStay;
    }

    /** Makes the file, with what there is; does nothing if it is there. */
    void copyTo(Path file) {
        if (Files.exists(file)) {
            return;
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + "-journal"));
            copy(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new SqliteFileUnavailable("can't make " + file, failure);
        }
    }

    private void copy(Path file) throws SQLException {
        // without a log beside it, so that it is one file
        try (var session = new SqliteSession(new SQLiteConfig().createConnection("jdbc:sqlite:" + file))) {
            EventsSchema.create(session);
            session.inTransactions();
            var events = copyEvents(session);
            insert(session, "snapshot_event_entry", SNAPSHOT, rows("snapshot_event_entry", SNAPSHOT, ""));
            var tokens = rows("token_entry", TOKEN, "").stream()
                    .filter(row -> !tokensThatStay.contains(String.valueOf(row[0])))
                    .toList();
            insert(session, "token_entry", TOKEN, tokens);
            session.commit();
            if (events > 0) {
                LOG.info("Copied {} events and {} tokens from the database to the event store", events, tokens.size());
            }
        }
    }

    private long copyEvents(SqliteSession session) throws SQLException {
        var copied = 0L;
        var position = -1L;
        List<@Nullable Object[]> page;
        do {
            page = rows(
                    "domain_event_entry",
                    EVENT,
                    " where global_index > " + position + " order by global_index fetch first " + PAGE + " rows only");
            insert(session, "domain_event_entry", EVENT, page);
            copied += page.size();
            position = page.isEmpty() ? position : (Long) page.getLast()[0];
        } while (page.size() == PAGE);
        return copied;
    }

    private List<@Nullable Object[]> rows(String table, String[] columns, String condition) {
        return database.query(
                "select " + String.join(", ", columns) + " from " + table + condition,
                (row, number) -> in(row, columns));
    }

    private static @Nullable Object[] in(ResultSet row, String[] columns) throws SQLException {
        var values = new @Nullable Object[columns.length];
        for (int column = 0; column < columns.length; column++) {
            values[column] = row.getObject(column + 1);
        }
        return values;
    }

    private static void insert(SqliteSession session, String table, String[] columns, List<@Nullable Object[]> rows)
            throws SQLException {
        var sql = "insert into " + table + " (" + String.join(", ", columns) + ") values (?"
                + ", ?".repeat(columns.length - 1) + ")";
        for (var row : rows) {
            session.update(sql, row);
        }
    }
}
