package clothingrental.query;

import clothingrental.query.audit.PositionIndex;
import clothingrental.query.mongo.MongoPositionIndex;
import clothingrental.query.mongo.MongoRebuildStore;
import clothingrental.query.mongo.MongoViewStore;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.rebuild.RebuildStore;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.BsonDocument;

/** A store for views that forgets, spoken to by the real driver, and what it is asked. */
public final class InMemoryViews implements TestViews {

    private static final Set<String> READS_AND_WRITES =
            Set.of("find", "getMore", "aggregate", "insert", "update", "delete", "findAndModify");

    private final Queue<BsonDocument> commands = new ConcurrentLinkedQueue<>();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;

    public InMemoryViews() {
        var address = new ServerAddress(server.bind());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(address)))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    public MongoDatabase database() {
        return client.getDatabase("rental_query");
    }

    @Override
    public ViewStore store(String replica) {
        return new MongoViewStore(database(), Jackson3Serializer.builder().build(), CLAIM_TIMEOUT, replica);
    }

    @Override
    public RebuildStore rebuilds() {
        return new MongoRebuildStore(database());
    }

    @Override
    public void delete(String table, String id) {
        database().getCollection(table).deleteOne(Filters.eq("_id", id));
    }

    @Override
    public PositionIndex positions() {
        return new MongoPositionIndex(database());
    }

    /** What is read and written while something is done: the names of the commands, in their order. */
    public List<String> readsAndWritesDuring(Runnable deed) {
        commands.clear();
        deed.run();
        return commands.stream()
                .map(BsonDocument::getFirstKey)
                .filter(READS_AND_WRITES::contains)
                .toList();
    }

    /** Indexes that are made while something is done, each as the collection and the index's key. */
    public List<String> indexesMadeDuring(Runnable deed) {
        commands.clear();
        deed.run();
        return commands.stream()
                .filter(command -> command.getFirstKey().equals("createIndexes"))
                .flatMap(command -> command.getArray("indexes").stream()
                        .map(index -> command.getString("createIndexes").getValue() + " "
                                + index.asDocument().getDocument("key").toJson()))
                .toList();
    }

    /** What is looked for while something is done: the finding commands, as the driver sends them. */
    public List<BsonDocument> questionsDuring(Runnable deed) {
        commands.clear();
        deed.run();
        return commands.stream()
                .filter(command -> command.getFirstKey().equals("find"))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
