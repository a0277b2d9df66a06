package clothingrental.query.sql;

import clothingrental.platform.sqlite.SqliteSession;
import clothingrental.query.projection.store.ViewStoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * A file with a database of this process: one connection that writes, and a few that read, beside it and beside each other. It is opened
 * when it is first used.
 *
 * <p>{@code WAL}: readers and the writer don't wait for each other. {@code synchronous=NORMAL}: what is committed is in the
 * file, also if the process is killed the moment after; when the power fails, the last commits may be missing, all of
 * a commit together.
 *
 * <p>A transaction takes hold of the writing connection when it writes for the first time: while a batch is read and folded, others
 * write.
 */
final class SqlDatabase implements TransactionManager, AutoCloseable {

    private static final int READERS = 4;
    private static final int PATIENCE_SECONDS = 10;
    private static final String SETTINGS =
            "pragma synchronous=normal; pragma busy_timeout=10000; pragma temp_store=memory; pragma cache_size=";

    /** In KiB, negative as SQLite wants it. */
    private static final int CACHE_OF_THE_WRITER = -32_768;

    private static final int CACHE_OF_A_READER = -8_192;

    private final Path file;
    private final Setup setup;
    private final ReentrantLock writing = new ReentrantLock();
    private final BlockingQueue<SqliteSession> readers = new LinkedBlockingQueue<>();
    private final AtomicInteger readersMade = new AtomicInteger();

    @SuppressWarnings("ThreadLocalUsage") // each database has transactions of its own
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    private @Nullable SqliteSession writer;
    private @Nullable FileChannel lockFile;
    private boolean isClosed;

    /** @param setup what is done first, whenever the file is opened */
    SqlDatabase(Path file, Setup setup) {
        this.file = file;
        this.setup = setup;
    }

    /** Makes what is missing in the file. */
    interface Setup {
        void run(SqliteSession session) throws SQLException;
    }

    /** Something to be done with a connection. */
    interface Work<T> {
        T on(SqliteSession session) throws SQLException;
    }

    /** Something to be done with a connection that has no answer. */
    interface Deed {
        void on(SqliteSession session) throws SQLException;
    }

    /** The transaction of this thread. */
    private static final class Running {
        private boolean hasBegun;
        private int depth;
    }

    /** Reads what is committed, and what this thread's transaction has written. */
    <T> T read(Work<T> work) {
        var transaction = running.get();
        if (transaction != null && transaction.hasBegun) {
            return done(work, writer());
        }
        var reader = reader();
        try {
            return done(work, reader);
        } finally {
            readers.add(reader);
        }
    }

    /** Writes in this thread's transaction, or in one of its own if it has none. */
    <T> T write(Work<T> work) {
        var transaction = running.get();
        if (transaction == null) {
            return fetchInTransaction(() -> write(work));
        }
        begin(transaction);
        return done(work, writer());
    }

    void run(Deed deed) {
        write(session -> {
            deed.on(session);
            return true;
        });
    }

    private <T> T done(Work<T> work, SqliteSession session) {
        try {
            return work.on(session);
        } catch (SQLException failure) {
            throw new ViewStoreUnavailableException(file.getFileName().toString(), failure);
        }
    }

    // ---- transactions

    @Override
    public Transaction startTransaction() {
        var outer = running.get();
        if (outer != null) {
            return nestedIn(outer);
        }
        var begun = new Running();
        running.set(begun);
        return new Transaction() {
            @Override
            public void commit() {
                end(begun, true);
            }

            @Override
            public void rollback() {
                end(begun, false);
            }
        };
    }

    /** A part that can be rolled back alone: a parked event is tried again so, and what becomes of it is noted around that. */
    private Transaction nestedIn(Running outer) {
        var savepoint = "part" + outer.depth++;
        var hadBegun = outer.hasBegun;
        if (hadBegun) {
            executed("savepoint " + savepoint);
        }
        return new Transaction() {
            @Override
            public void commit() {
                outer.depth--;
                if (hadBegun) {
                    executed("release " + savepoint);
                }
            }

            @Override
            public void rollback() {
                outer.depth--;
                if (hadBegun) {
                    executed("rollback to " + savepoint);
                    executed("release " + savepoint);
                } else {
                    finish(outer, false); // all that was written until now is of this part
                }
            }
        };
    }

    private void executed(String sql) {
        done(session -> session.update(sql), writer());
    }

    private void begin(Running transaction) {
        if (transaction.hasBegun) {
            return;
        }
        writing.lock();
        try {
            executed("begin immediate");
            transaction.hasBegun = true;
        } finally {
            if (!transaction.hasBegun) {
                writing.unlock();
            }
        }
    }

    private void end(Running transaction, boolean well) {
        running.remove();
        finish(transaction, well);
    }

    private void finish(Running transaction, boolean well) {
        if (!transaction.hasBegun) {
            return;
        }
        var isCommitted = false;
        try {
            if (well) {
                executed("commit");
                isCommitted = true;
            }
        } finally {
            try {
                if (!isCommitted) {
                    executed("rollback");
                }
            } finally {
                transaction.hasBegun = false;
                writing.unlock();
            }
        }
    }

    /**
     * A connection for a library that closes what it gets. It is a reading one until something else than a question is
     * asked, so that a batch in which a library only looks something up keeps nobody waiting.
     */
    Connection lentConnection() {
        var lent = new Lent();
        return (Connection) Proxy.newProxyInstance(
                SqlDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close" -> {
                            lent.giveBack();
                            return null;
                        }
                        case "isClosed" -> {
                            return lent.isGivenBack;
                        }
                        default -> {
                            var sql = arguments != null && arguments.length > 0 ? arguments[0] : null;
                            try {
                                return method.invoke(lent.forStatement(sql), arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        }
                    }
                });
    }

    /** What was lent, and to be given back. */
    private final class Lent {

        private @Nullable SqliteSession reader;
        private boolean isLocked;
        private boolean isGivenBack;

        Connection forStatement(@Nullable Object sql) {
            var transaction = running.get();
            if (isLocked || (transaction != null && transaction.hasBegun)) {
                return writer().connection();
            }
            if (sql instanceof String text && text.stripLeading().regionMatches(true, 0, "select", 0, 6)) {
                var taken = reader;
                if (taken == null) {
                    taken = reader();
                    reader = taken;
                }
                return taken.connection();
            }
            if (transaction != null) {
                begin(transaction);
            } else {
                writing.lock();
                isLocked = true;
            }
            return writer().connection();
        }

        void giveBack() {
            isGivenBack = true;
            if (reader != null) {
                readers.add(reader);
                reader = null;
            }
            if (isLocked) {
                isLocked = false;
                writing.unlock();
            }
        }
    }

    // ---- connections

    private SqliteSession reader() {
        writer(); // makes the file
        try {
            var reader = readers.poll();
            if (reader != null) {
                return reader;
            }
            if (readersMade.incrementAndGet() <= READERS) {
                return opened("pragma query_only=1; " + SETTINGS + CACHE_OF_A_READER);
            }
            readersMade.decrementAndGet();
            reader = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reader != null) {
                return reader;
            }
        } catch (SQLException failure) {
            readersMade.decrementAndGet();
            throw new ViewStoreUnavailableException(file.getFileName().toString(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ViewStoreUnavailableException(
                file.getFileName().toString(), new IllegalStateException("no connection is free"));
    }

    private SqliteSession writer() {
        var known = writer;
        return known != null && !isClosed ? known : openedWriter();
    }

    private synchronized SqliteSession openedWriter() {
        if (isClosed) {
            throw new ViewStoreUnavailableException(
                    file.getFileName().toString(), new IllegalStateException("it is closed"));
        }
        var known = writer;
        if (known != null) {
            return known;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            lock();
            var session = opened(
                    "pragma journal_mode=wal; pragma journal_size_limit=67108864; " + SETTINGS + CACHE_OF_THE_WRITER);
            session.update("begin immediate");
            setup.run(session);
            session.update("commit");
            writer = session;
            return session;
        } catch (SQLException | IOException failure) {
            throw new ViewStoreUnavailableException(file.getFileName().toString(), failure);
        }
    }

    /** SQLite would let a second process in, which would claim the first one's tokens. */
    private void lock() throws IOException {
        var channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + "-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another process has it open");
        }
        lockFile = channel;
    }

    private SqliteSession opened(String settings) throws SQLException {
        var session = new SqliteSession(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        for (var setting : settings.split(";", -1)) {
            session.execute(setting.strip());
        }
        return session;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            synchronized (this) {
                isClosed = true;
                var left = readersMade.get();
                for (var number = 0; number < left; number++) {
                    var reader = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (reader != null) {
                        reader.close();
                    }
                }
                if (writer != null) {
                    writer.close();
                }
                if (lockFile != null) {
                    lockFile.close();
                }
            }
        } catch (SQLException | IOException failure) {
            throw new ViewStoreUnavailableException(file.getFileName().toString(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            writing.unlock();
        }
    }
}
