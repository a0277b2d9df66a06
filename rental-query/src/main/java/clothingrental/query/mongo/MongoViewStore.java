package clothingrental.query.mongo;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.ProjectionStateStore;
import clothingrental.query.projection.store.ProjectionTokens;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.projection.store.ViewTable;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/**
 * Views in MongoDB, a collection for each slot, shared by all replicas. It is asked for no transactions: a batch is written before
 * its token, and what is handled again changes nothing.
 */
public final class MongoViewStore implements ViewStore {

    /** What can't be made up from the events: an answer means that it is kept, whatever happens to the server. */
    static final WriteConcern LASTING = WriteConcern.MAJORITY.withJournal(true);

    private final MongoDatabase database;
    private final MongoTemplate collectionsOfAxon;
    private final Serializer serializer;
    private final ProjectionStateStore states;
    private final ProjectionTokens tokens;

    public MongoViewStore(MongoDatabase database, Serializer serializer, Duration claimTimeout) {
        this(
                database,
                serializer,
                claimTimeout,
                ManagementFactory.getRuntimeMXBean().getName());
    }

    /** @param replica whose claims of tokens they are; two replicas in one process, as in tests, need names of their own */
    public MongoViewStore(MongoDatabase database, Serializer serializer, Duration claimTimeout, String replica) {
        this.database = database;
        this.serializer = serializer;
        collectionsOfAxon =
                DefaultMongoTemplate.builder().mongoDatabase(database).build();
        states = new MongoProjectionStateStore(database);
        tokens = new MongoProjectionTokens(
                collectionsOfAxon,
                serializer,
                claimTimeout,
                MongoTokenStore.builder()
                        .mongoTemplate(collectionsOfAxon)
                        .serializer(serializer)
                        .claimTimeout(claimTimeout)
                        .nodeId(replica)
                        .transactionManager(NoTransactionManager.instance()));
    }

    @Override
    public <S> ViewTable<S> table(ViewDefinition<S> view, Slot slot) {
        return new MongoViewTable<>(view, database, slot.of(view.name()));
    }

    @Override
    public ProjectionStateStore states() {
        return states;
    }

    @Override
    public ProjectionTokens tokens() {
        return tokens;
    }

    @Override
    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processor) {
        return new IdempotentMongoDeadLetterQueue(processor, collectionsOfAxon, serializer);
    }

    @Override
    public Optional<TransactionManager> transactions() {
        return Optional.empty();
    }
}
