package clothingrental.platform.sqlite;

import clothingrental.platform.sqlite.SqliteFile.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Commits units of work in groups: one thread takes what is waiting, does all of it in one transaction, and answers
 * once that is committed. Units are done one after the other in the order in which they came, so that what they number is
 * numbered in the order of commits. A unit that fails is undone alone; the others of its group are committed.
 */
final class GroupCommitter implements AutoCloseable {

    /** How many units are committed together at most. */
    private static final int GROUP = 64;

    private final SqliteSession session;
    private final BlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>();
    private final Unit<?> end = new Unit<>(none -> true);
    private final Object admission = new Object();
    private final Thread thread;
    private boolean closed;

    /** @param session the only one that writes to the file; closed with the committer */
    GroupCommitter(SqliteSession session) throws SQLException {
        this.session = session;
        session.inTransactions();
        thread = Thread.ofPlatform().name("sqlite-committer").daemon().start(this::run);
    }

    /**
     * Does a unit of work, and returns when it is committed.
     *
     * @throws SQLException what the work was refused with, a key that is there already for example; nothing of it is stored
     * @throws SqliteFileUnavailable if the file can't be written to
     */
    <T> T commit(Work<T> work) throws SQLException {
        var unit = new Unit<>(work);
        synchronized (admission) {
            if (closed) {
                throw new SqliteFileUnavailable("the file is closed", null);
            }
            waiting.add(unit);
        }
        return unit.outcome();
    }

    private void run() {
        var group = new ArrayList<Unit<?>>(GROUP);
        var goesOn = true;
        while (goesOn) {
            try {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, GROUP - 1);
                goesOn = !group.remove(end);
                commit(group);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException("nobody interrupts the committer", stopped);
            }
        }
    }

    private void commit(List<Unit<?>> group) {
        try {
            for (var unit : group) {
                unit.execute(session);
            }
            session.commit();
            group.forEach(Unit::complete);
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            group.forEach(unit -> unit.fail(failure));
        }
    }

    private void rollBack(Throwable failure) {
        try {
            session.rollBack();
        } catch (SQLException alreadyRolledBack) {
            failure.addSuppressed(alreadyRolledBack);
        }
    }

    /** Commits what has been taken, and refuses what comes. */
    @Override
    public void close() throws SQLException {
        synchronized (admission) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(end);
        }
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    /** One of a group. */
    private static final class Unit<T> {

        private final Work<T> work;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable refusal;

        Unit(Work<T> work) {
            this.work = work;
        }

        /** Does the work within the group's transaction. If it fails, the transaction is as it was before. */
        void execute(SqliteSession session) throws SQLException {
            session.update("savepoint unit");
            try {
                result = work.on(session);
            } catch (SQLException | RuntimeException failure) {
                refusal = failure;
                session.update("rollback to unit");
            }
            session.update("release unit");
        }

        @SuppressWarnings("NullAway") // a result that is null is the work's own
        void complete() {
            if (refusal != null) {
                outcome.completeExceptionally(refusal);
            } else {
                outcome.complete(result);
            }
        }

        void fail(Throwable failure) {
            outcome.completeExceptionally(new SqliteFileUnavailable("the file can't be written to", failure));
        }

        T outcome() throws SQLException {
            try {
                return outcome.join();
            } catch (CompletionException failure) {
                if (failure.getCause() instanceof SQLException refused) {
                    throw refused;
                }
                throw failure.getCause() instanceof RuntimeException refused ? refused : failure;
            }
        }
    }
}
