package clothingrental.platform.operations;

import clothingrental.platform.operations.Processors.SegmentStatus;
import clothingrental.platform.operations.StoredTokenReader.KeptToken;
import java.util.stream.Stream;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;

/** What is stored of segments, also of those that nobody works on: in the database, or where somebody else keeps tokens. */
final class StoredSegments {

    private final EventProcessingConfiguration processing;
    private final ObjectProvider<EntityManagerProvider> database;
    private final ObjectProvider<StoredTokenReader> elsewhere;
    private final TransactionManager transactions;
    private final Serializer serializer;

    StoredSegments(
            EventProcessingConfiguration processing,
            ObjectProvider<EntityManagerProvider> database,
            ObjectProvider<StoredTokenReader> elsewhere,
            TransactionManager transactions,
            Serializer serializer) {
        this.processing = processing;
        this.database = database;
        this.elsewhere = elsewhere;
        this.transactions = transactions;
        this.serializer = serializer;
    }

    Stream<KeptToken> kept(String processor) {
        return processing.tokenStore(processor) instanceof JpaTokenStore
                ? inTheDatabase(processor)
                : elsewhere.stream().flatMap(kept -> kept.of(processor));
    }

    Stream<SegmentStatus> of(String processor) {
        return kept(processor).map(kept -> SegmentStatus.ofStored(kept.segment(), kept.token(), !kept.isClaimed()));
    }

    private Stream<KeptToken> inTheDatabase(String processor) {
        return transactions
                .fetchInTransaction(() -> database.getObject()
                        .getEntityManager()
                        .createQuery("select t from TokenEntry t where t.processorName = :name", TokenEntry.class)
                        .setParameter("name", processor)
                        .getResultList())
                .stream()
                .map(entry -> new KeptToken(entry.getSegment(), entry.getToken(serializer), entry.getOwner() != null));
    }
}
