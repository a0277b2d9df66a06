package clothingrental.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

class TokenInitializingTokenStoreTest {

    private final EntityManager entities = mock(EntityManager.class, call -> {
        throw new PersistenceException("duplicate key");
    });
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final TransactionStatus apart = mock(TransactionStatus.class);

    @Test
    void whoComesSecondFailsInATransactionOfItsOwn() {
        when(transactions.getTransaction(any())).thenReturn(apart);
        var tokens = new TokenInitializingTokenStore(
                JpaTokenStore.builder().entityManagerProvider(() -> entities).serializer(mock()), transactions);

        assertThatThrownBy(() -> tokens.initializeTokenSegments("orders", 2, null))
                .isInstanceOf(PersistenceException.class);

        var inOrder = inOrder(transactions);
        inOrder.verify(transactions)
                .getTransaction(argThat(definition ->
                        definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        inOrder.verify(transactions).rollback(apart);
    }
}
