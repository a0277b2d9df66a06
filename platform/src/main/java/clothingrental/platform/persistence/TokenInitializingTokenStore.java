package clothingrental.platform.persistence;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates a processor's first tokens in a transaction of their own. Two replicas that start for the first time at the same moment both
 * do it, and one of them fails. Axon expects that, and looks again; but in its own transaction the failure would have marked that for
 * rollback, and the process would end.
 */
final class TokenInitializingTokenStore extends JpaTokenStore {

    private final TransactionTemplate apart;

    TokenInitializingTokenStore(Builder builder, PlatformTransactionManager transactions) {
        super(builder);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken first) {
        apart.executeWithoutResult(transaction -> super.initializeTokenSegments(processor, segments, first));
    }
}
