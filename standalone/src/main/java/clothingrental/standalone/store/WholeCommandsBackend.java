package clothingrental.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the file between two commands, never in the middle of one: ten times a second, and before the client hears that a command
 * is done if it asked for the journal, as MongoDB does. A document and its entry in the index of ids are in two maps; left to itself, the
 * store writes also between the one and the other. A process that is killed then would leave an id that can neither be found nor
 * inserted, for ever. Views and the tokens of their processors are in one file: what a kill takes of the last moment,
 * it takes of both.
 */
final class WholeCommandsBackend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(WholeCommandsBackend.class);

    /** As often as MongoDB writes its journal. */
    private static final long WRITE_EVERY_MILLIS = 100;

    private static final long TIDY_EVERY_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int FILL_RATE_PERCENT = 50;
    private static final int TIDY_BYTES = 8 << 20;
    private static final int CACHE_MEGABYTES = 64;

    /** Commands share it, writing to the file excludes them. */
    private final ReadWriteLock commands = new ReentrantReadWriteLock();

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("view-store-writer").factory());

    private final Future<?> writing;
    private long tidied = System.nanoTime();

    private WholeCommandsBackend(MVStore store) {
        super(store);
        writing = writer.scheduleWithFixedDelay(
                this::tryToWrite, WRITE_EVERY_MILLIS, WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Opens the file, or makes it. */
    static WholeCommandsBackend on(Path file) {
        return new WholeCommandsBackend(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String database) {
        var store = getMvStore();
        return new H2Database(database, store, getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
                return new FoundById(this, collection, options, store, cursorRegistry);
            }
        };
    }

    /** Messages come by here, too. */
    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        var answer = whole(() -> super.handleCommand(channel, databaseName, command, query));
        if (query.get("writeConcern") instanceof Document concern && Boolean.TRUE.equals(concern.get("j"))) {
            write();
        }
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return whole(() -> super.handleQuery(query));
    }

    private <A> A whole(Supplier<A> command) {
        commands.readLock().lock();
        try {
            return command.get();
        } finally {
            commands.readLock().unlock();
        }
    }

    /** Whoever comes first writes what others have changed as well. */
    private void write() {
        commands.writeLock().lock();
        try {
            if (getMvStore().hasUnsavedChanges()) {
                commit();
            }
        } finally {
            commands.writeLock().unlock();
        }
    }

    private void tryToWrite() {
        try {
            write();
            if (System.nanoTime() - tidied > TIDY_EVERY_NANOS) {
                tidy();
                tidied = System.nanoTime();
            }
        } catch (RuntimeException failure) {
            LOG.error("The file of the views can't be written", failure);
        }
    }

    /** A background thread of the store would do it, but that one writes, too. */
    private void tidy() {
        commands.writeLock().lock();
        try {
            getMvStore().compact(FILL_RATE_PERCENT, TIDY_BYTES);
        } finally {
            commands.writeLock().unlock();
        }
    }

    /** The store writes what is left when it is closed. */
    @Override
    public void close() {
        writing.cancel(false);
        writer.shutdown();
        commands.writeLock().lock();
        try {
            super.close();
        } finally {
            commands.writeLock().unlock();
        }
    }
}
