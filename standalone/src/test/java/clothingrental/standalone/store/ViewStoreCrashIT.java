package clothingrental.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import de.bwaldvogel.mongo.MongoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The embedded store of the views is killed while it is written to: what it has said is in the journal is there, and nothing is there by half. */
@Execution(ExecutionMode.CONCURRENT)
class ViewStoreCrashIT {

    private static final String DOCUMENTS = "documents";
    private static final String TOKENS = "tokens";
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int BATCH = 50;
    private static final int JOURNALED_EVERY = 7;

    @TempDir
    Path folder;

    /** Writes batches without end, and says which ones it was told to be in the journal; its argument is the file. */
    static final class Writer {

        public static void main(String[] arguments) {
            var server = new MongoServer(WholeCommandsBackend.on(Path.of(arguments[0])));
            var store = storeOf(server);
            var documents = store.getCollection(DOCUMENTS);
            for (long batch = documents.countDocuments() / BATCH; ; batch++) {
                var writes = new ArrayList<WriteModel<Document>>();
                for (int i = 0; i < BATCH; i++) {
                    writes.add(new InsertOneModel<>(new Document("_id", batch + "-" + i).append("version", 1)));
                }
                for (int i = 0; batch > 0 && i < BATCH; i++) {
                    var id = (batch - 1) + "-" + i;
                    writes.add(
                            new ReplaceOneModel<>(Filters.eq("_id", id), new Document("_id", id).append("version", 2)));
                }
                if (batch % JOURNALED_EVERY == 0) {
                    documents.withWriteConcern(WriteConcern.JOURNALED).bulkWrite(writes);
                    System.out.println(batch);
                } else {
                    documents.bulkWrite(writes);
                }
                // as a processor's token, in place
                store.getCollection(TOKENS)
                        .updateOne(
                                Filters.eq("_id", "token"),
                                Updates.set("batch", batch),
                                new UpdateOptions().upsert(true));
            }
        }
    }

    @Test
    @Tag("proof")
    void aStoreThatIsKilledHasWholeCommandsOnly() throws Exception {
        var chance = new Random(1);
        var file = folder.resolve("views");
        for (int kill = 0; kill < KILLS; kill++) {
            var done = writeAndKill(file, 200 + chance.nextInt(800));
            var server = new MongoServer(WholeCommandsBackend.on(file));
            try {
                var store = storeOf(server);
                var documents = store.getCollection(DOCUMENTS);
                var found = documents.countDocuments();
                assertThat(found % BATCH).as("commands are there as a whole").isZero();
                assertThat(found / BATCH)
                        .as("what was told to be in the journal is there")
                        .isGreaterThan(done);
                assertThat(store.getCollection(TOKENS).find())
                        .as("no token is ahead of the documents")
                        .allMatch(token -> token.getLong("batch") < found / BATCH);
                for (long batch = 0; batch < found / BATCH; batch++) {
                    assertThat(documents.countDocuments(Filters.in("_id", idsOf(batch))))
                            .as("found by its id")
                            .isEqualTo(BATCH);
                }
                // the batch that may have been cut off can be written
                for (var id : idsOf(found / BATCH)) {
                    documents.insertOne(new Document("_id", id).append("version", 1));
                }
            } finally {
                server.shutdownNow();
            }
        }
    }

    private static List<String> idsOf(long batch) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < BATCH; i++) {
            ids.add(batch + "-" + i);
        }
        return ids;
    }

    /** @return the last batch that it said is in the journal */
    private static long writeAndKill(Path file, long millisAfterTheFirst) throws IOException, InterruptedException {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            var done = new ArrayList<Long>();
            var killer = Thread.ofVirtual().unstarted(() -> {
                try {
                    Thread.sleep(millisAfterTheFirst);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                writer.destroyForcibly();
            });
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (done.isEmpty()) {
                    killer.start();
                }
                done.add(Long.parseLong(line));
            }
            writer.waitFor();
            return done.getLast();
        } finally {
            writer.destroyForcibly();
        }
    }

    private static MongoDatabase storeOf(MongoServer server) {
        var address = server.bind();
        return MongoClients.create("mongodb://127.0.0.1:" + address.getPort()).getDatabase("views");
    }
}
