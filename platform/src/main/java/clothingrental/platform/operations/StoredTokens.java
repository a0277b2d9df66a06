package clothingrental.platform.operations;

import clothingrental.platform.operations.Processors.SegmentStatus;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;

/** What the token stores know of segments, also of those that nobody works on. It is read without claiming anything. */
final class StoredTokens {

    private final EventProcessingConfiguration processing;
    private final ObjectProvider<EntityManagerProvider> database;
    private final TransactionManager transactions;
    private final Serializer serializer;

    StoredTokens(
            EventProcessingConfiguration processing,
            ObjectProvider<EntityManagerProvider> database,
            TransactionManager transactions,
            Serializer serializer) {
        this.processing = processing;
        this.database = database;
        this.transactions = transactions;
        this.serializer = serializer;
    }

    Stream<SegmentStatus> of(String processor) {
        return processing.tokenStore(processor) instanceof JpaTokenStore
                ? inTheDatabase(processor)
                : Arrays.stream(processing.tokenStore(processor).fetchSegments(processor))
                        .mapToObj(segment -> new SegmentStatus(segment, null, false, false, true));
    }

    private Stream<SegmentStatus> inTheDatabase(String processor) {
        return transactions
                .fetchInTransaction(() -> database.getObject()
                        .getEntityManager()
                        .createQuery("select t from TokenEntry t where t.processorName = :name", TokenEntry.class)
                        .setParameter("name", processor)
                        .getResultList())
                .stream()
                .map(this::segment);
    }

    private SegmentStatus segment(TokenEntry entry) {
        var token = entry.getToken(serializer);
        var position = token == null ? null : token.position();
        return new SegmentStatus(
                entry.getSegment(),
                position == null || position.isEmpty() ? null : position.getAsLong(),
                false,
                false,
                entry.getOwner() == null);
    }
}
