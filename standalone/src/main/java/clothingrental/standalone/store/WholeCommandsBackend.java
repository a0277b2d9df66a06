package clothingrental.standalone.store;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Writes to the file between two commands, never in the middle of one, and before the client hears that it is done. A
 * document and its entry in the index of ids are in two maps; left to itself, the store writes once a second, also between the
 * one and the other. A process that is killed then would leave an id that can neither be found nor inserted, for ever.
 */
final class WholeCommandsBackend extends H2Backend {

    private static final long TIDY_EVERY_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int FILL_RATE_PERCENT = 50;
    private static final int TIDY_BYTES = 8 << 20;

    /** Commands share it, writing to the file excludes them. */
    private final ReadWriteLock commands = new ReentrantReadWriteLock();

    private long tidied = System.nanoTime();

    private WholeCommandsBackend(MVStore store) {
        super(store);
    }

    /** Opens the file, or makes it. */
    static WholeCommandsBackend on(Path file) {
        return new WholeCommandsBackend(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open());
    }

    /** Messages come by here, too. */
    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        return whole(() -> super.handleCommand(channel, databaseName, command, query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return whole(() -> super.handleQuery(query));
    }

    private <A> A whole(Supplier<A> command) {
        A answer;
        commands.readLock().lock();
        try {
            answer = command.get();
        } finally {
            commands.readLock().unlock();
        }
        if (getMvStore().hasUnsavedChanges()) {
            write();
        }
        return answer;
    }

    /** Whoever comes first writes what others have changed as well. */
    private void write() {
        commands.writeLock().lock();
        try {
            if (getMvStore().hasUnsavedChanges()) {
                commit();
            }
            // a background thread would do it, but that one writes, too
            if (System.nanoTime() - tidied > TIDY_EVERY_NANOS) {
                getMvStore().compact(FILL_RATE_PERCENT, TIDY_BYTES);
                tidied = System.nanoTime();
            }
        } finally {
            commands.writeLock().unlock();
        }
    }
}
