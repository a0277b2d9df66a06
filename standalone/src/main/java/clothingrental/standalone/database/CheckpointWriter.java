package clothingrental.standalone.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes what H2 has collected into its file: once for all who wait at the same time. */
final class CheckpointWriter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long begun;
    private long done;
    private boolean underWay;

    /**
     * Returns when all that was committed before the call is in the file.
     *
     * @param connection used if this caller happens to write for all
     */
    void await(Connection connection) throws SQLException {
        lock.lock();
        try {
            var wanted = begun + 1; // one that has begun may have missed it
            while (done < wanted) {
                if (underWay) {
                    ended.awaitUninterruptibly();
                } else {
                    write(connection);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** With the lock, but for the time that it takes. If it fails, who waits tries it for themselves. */
    private void write(Connection connection) throws SQLException {
        underWay = true;
        var mine = ++begun;
        var isWritten = false;
        lock.unlock();
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            isWritten = true;
        } finally {
            lock.lock();
            underWay = false;
            if (isWritten) {
                done = mine;
            }
            ended.signalAll();
        }
    }
}
