package clothingrental.standalone.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is looked for by its id has to fulfil the other conditions, too, however they are put. */
class FoundByIdTest {

    private static final int OTHERS = 100;

    @TempDir
    Path folder;

    private MongoServer server;
    private MongoClient client;
    private MongoCollection<Document> documents;

    @BeforeEach
    void start() {
        server = new MongoServer(WholeCommandsBackend.on(folder.resolve("views")));
        server.bind();
        var address = server.getLocalAddress();
        client = MongoClients.create("mongodb://" + address.getHostString() + ":" + address.getPort());
        documents = client.getDatabase("some").getCollection("documents");
        for (int i = 0; i < OTHERS; i++) {
            documents.insertOne(new Document("_id", "other-" + i).append("version", 7));
        }
        documents.insertOne(new Document("_id", "wanted").append("version", 7));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    static List<Bson> wanted() {
        return List.of(
                eq("_id", "wanted"),
                new Document("_id", "wanted").append("version", 7),
                and(eq("_id", "wanted"), eq("version", 7)),
                and(gt("version", 6), eq("_id", "wanted")),
                and(eq("_id", "wanted"), eq("_id", "wanted")),
                in("_id", "unknown", "wanted", "wanted"),
                and(in("_id", "other-1", "wanted", "other-2"), eq("_id", "wanted")),
                new Document("_id", new Document("$gt", "w")),
                new Document("_id", new Document("$in", List.of("other-1", "wanted")).append("$gt", "w")));
    }

    static List<Bson> unwanted() {
        return List.of(
                eq("_id", "unknown"),
                new Document("_id", "wanted").append("version", 8),
                and(eq("_id", "wanted"), eq("version", 8)),
                and(gt("version", 7), eq("_id", "wanted")),
                and(eq("_id", "wanted"), eq("_id", "other-1")),
                in("_id", "unknown"),
                in("_id"),
                and(in("_id", "other-1", "wanted"), eq("version", 8)),
                eq("_id", null));
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void isFoundReplacedAndDeleted(Bson query) {
        assertThat(documents.find(query).into(new ArrayList<>()))
                .extracting(found -> found.getString("_id"))
                .containsExactly("wanted");
        assertThat(documents.replaceOne(query, new Document("version", 7)).getMatchedCount())
                .isOne();
        assertThat(documents.deleteMany(query).getDeletedCount()).isOne();
        assertThat(documents.countDocuments()).isEqualTo(OTHERS);
    }

    @ParameterizedTest
    @MethodSource("unwanted")
    void isNeitherFoundNorReplacedNorDeletedUnlessAllIsTrue(Bson query) {
        assertThat(documents.find(query)).isEmpty();
        assertThat(documents.replaceOne(query, new Document("version", 9)).getMatchedCount())
                .isZero();
        assertThat(documents.deleteMany(query).getDeletedCount()).isZero();
    }

    @Test
    void isInsertedIfItIsNotThere() {
        documents.replaceOne(
                new Document("_id", "new").append("version", 1),
                new Document("version", 1),
                new ReplaceOptions().upsert(true));

        assertThat(documents.find(eq("_id", "new"))).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheCollectionIsDropped() {
        documents.drop();
        assertThat(documents.find(and(eq("_id", "wanted"), eq("version", 7)))).isEmpty();

        documents.insertOne(new Document("_id", "wanted").append("version", 8));
        assertThat(documents.find(eq("version", 7))).isEmpty();
        assertThat(documents.countDocuments()).isOne();
    }
}
