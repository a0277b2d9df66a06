package clothingrental.platform.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/**
 * A file that one process uses: SQLite with a write-ahead log, a committer that writes, and as many connections
 * that read as are needed at a time. What is committed has been handed to the operating system, and so outlives the process;
 * {@code synchronous=NORMAL} forces it to the disk at checkpoints only, so that the last commits may be lost when the power fails.
 */
public final class SqliteFile implements AutoCloseable {

    private static final int BUSY_MILLIS = 5_000;
    private static final int READERS_KEPT = 16;
    private static final int LARGEST_LOG_BYTES = 64 << 20;
    private static final int CACHE_KILOBYTES = 16 << 10;

    private final Path path;
    private final GroupCommitter committer;
    private final BlockingQueue<SqliteSession> readers = new LinkedBlockingQueue<>(READERS_KEPT);
    private volatile boolean closed;

    private SqliteFile(Path path, SqliteSession writer) throws SQLException {
        this.path = path;
        this.committer = new GroupCommitter(writer);
    }

    /**
     * Opens the file; makes it if it is missing.
     *
     * @param tables makes those that are missing, empty
     */
    public static SqliteFile open(Path path, Tables tables) {
        try {
            var writer = session(path);
            try {
                tables.create(writer);
            } catch (SQLException failure) {
                writer.close();
                throw failure;
            }
            return new SqliteFile(path, writer);
        } catch (SQLException failure) {
            throw new SqliteFileUnavailable("can't open " + path, failure);
        }
    }

    private static SqliteSession session(Path path) throws SQLException {
        var settings = new SQLiteConfig();
        settings.setJournalMode(JournalMode.WAL);
        settings.setSynchronous(SynchronousMode.NORMAL);
        settings.setBusyTimeout(BUSY_MILLIS);
        settings.setJournalSizeLimit(LARGEST_LOG_BYTES);
        settings.setCacheSize(-CACHE_KILOBYTES);
        return new SqliteSession(settings.createConnection("jdbc:sqlite:" + path));
    }

    /** What a file holds. */
    public interface Tables {
        void create(SqliteSession session) throws SQLException;
    }

    /** What is to be done with the file in one piece. */
    public interface Work<T> {

        T on(SqliteSession session) throws SQLException;
    }

    /**
     * Does a unit of work, and returns when it is committed. Units are done one after the other, in the order in which
     * they came.
     *
     * @throws DuplicateKey if there is an entry with a key of the work's already; nothing of the work is stored
     * @throws SqliteFileUnavailable if the file can't be written to
     */
    public <T> T write(Work<T> work) {
        try {
            return committer.commit(work);
        } catch (SQLException failure) {
            throw isDuplicateKey(failure)
                    ? new DuplicateKey(failure)
                    : new SqliteFileUnavailable(path + " can't be written to", failure);
        }
    }

    /** Reads what is committed. */
    public <T> T read(Work<T> work) {
        if (closed) {
            throw new SqliteFileUnavailable(path + " is closed", null);
        }
        try {
            var reader = readers.poll();
            if (reader == null) {
                reader = session(path);
                reader.execute("pragma query_only = true");
            }
            try {
                return work.on(reader);
            } finally {
                if (!readers.offer(reader) || closed) {
                    reader.close();
                }
            }
        } catch (SQLException failure) {
            throw new SqliteFileUnavailable(path + " can't be read", failure);
        }
    }

    private static boolean isDuplicateKey(SQLException failure) {
        var code = failure instanceof org.sqlite.SQLiteException refused ? refused.getResultCode() : null;
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
    }

    /** Commits what has been taken. The last to close writes the log into the file. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
            committer.close();
        } catch (SQLException failure) {
            throw new SqliteFileUnavailable(path + " can't be closed", failure);
        }
    }

    /** There is an entry with this key already. */
    public static final class DuplicateKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DuplicateKey(SQLException failure) {
            super(failure);
        }
    }
}
