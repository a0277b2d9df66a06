package clothingrental.standalone.events;

import static clothingrental.standalone.events.SqliteStore.CLAIM_TIMEOUT;
import static clothingrental.standalone.events.SqliteStore.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What Axon expects of a token store, and that no token is stored before what the batch has written elsewhere. */
class SqliteTokenStoreTest {

    private static final TrackingToken TOKEN = GapAwareTrackingToken.newInstance(7, Set.of());
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final String SOMEBODY_ELSE = "update token_entry set owner = 'somebody else'";

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void twoSegmentsAtTheBeginning() {
        store = SqliteStore.on(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        store.tokens().initializeTokenSegments(PROCESSOR, 2, null);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTokenIsThereAfterAReopening() {
        assertThat(store.tokens().fetchToken(PROCESSOR, 0)).isNull();
        store.tokens().storeToken(TOKEN, PROCESSOR, 0);
        store.close();
        store = SqliteStore.in(folder);

        assertThat(store.tokens().fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
        assertThat(store.tokens().fetchSegments(PROCESSOR)).containsExactly(0, 1);
    }

    @Test
    void aSegmentBelongsToOneProcessUntilThatIsNotHeardOfAnyMore() throws Exception {
        store.file().write(session -> session.update(SOMEBODY_ELSE));

        assertThatThrownBy(() -> store.tokens().fetchToken(PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.tokens().storeToken(TOKEN, PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.tokens().extendClaim(PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.tokens().deleteToken(PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(store.tokens().fetchAvailableSegments(PROCESSOR)).isEmpty();

        store.close();
        store = SqliteStore.on(folder, Clock.fixed(NOW.plus(CLAIM_TIMEOUT).plus(Duration.ofMillis(1)), ZoneOffset.UTC));

        assertThat(store.tokens().fetchAvailableSegments(PROCESSOR)).hasSize(2);
        assertThatCode(() -> store.tokens().fetchToken(PROCESSOR, 0)).doesNotThrowAnyException();
    }

    @Test
    void claimsThatAreFoundAtAStartAreReleased() throws Exception {
        store.file().write(session -> session.update(SOMEBODY_ELSE));

        var atAStart = new EventTokens(store.tokens());

        assertThat(atAStart.of(PROCESSOR).map(kept -> kept.isClaimed())).containsExactly(false, false);
        assertThat(atAStart.store().fetchAvailableSegments(PROCESSOR)).hasSize(2);
    }

    @Test
    void aSegmentThatIsLetGoIsNobodysAndOneThatIsNotThereCantBeClaimed() {
        store.tokens().fetchToken(PROCESSOR, 0);
        assertThat(store.tokens().stored(PROCESSOR).map(kept -> kept.isClaimed()))
                .containsExactly(true, false);

        store.tokens().releaseClaim(PROCESSOR, 0);

        assertThat(store.tokens().stored(PROCESSOR).map(kept -> kept.isClaimed()))
                .containsExactly(false, false);
        assertThatThrownBy(() -> store.tokens().fetchToken(PROCESSOR, 2))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void segmentsAreSplitAndMerged() {
        var first = Segment.computeSegment(0, 0, 1);
        assertThat(store.tokens().fetchToken(PROCESSOR, first)).isNull();

        store.tokens().initializeSegment(TOKEN, PROCESSOR, first.splitSegmentId());

        assertThatThrownBy(() -> store.tokens().fetchToken(PROCESSOR, first))
                .as("as it was before it was split")
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.tokens().initializeSegment(TOKEN, PROCESSOR, 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThatThrownBy(() -> store.tokens().initializeTokenSegments(PROCESSOR, 2))
                .isInstanceOf(UnableToClaimTokenException.class);

        store.tokens().fetchToken(PROCESSOR, 1);
        store.tokens().deleteToken(PROCESSOR, 1);

        assertThat(store.tokens().fetchSegments(PROCESSOR)).containsExactly(0, first.splitSegmentId());
    }

    @Test
    void theStoreKeepsItsName() {
        var name = store.tokens().retrieveStorageIdentifier();

        assertThat(name).isPresent().isEqualTo(store.tokens().retrieveStorageIdentifier());
    }

    @Test
    void aTokenIsStoredOnceTheBatchIsCommittedAndNotIfItIsRolledBack() {
        var transactions = new TransactionTemplate(new NoDatabase());
        store.tokens().fetchToken(PROCESSOR, 0);

        transactions.executeWithoutResult(batch -> {
            store.tokens().storeToken(TOKEN, PROCESSOR, 0);
            batch.setRollbackOnly();
        });
        assertThat(store.tokens().fetchToken(PROCESSOR, 0)).isNull();

        transactions.executeWithoutResult(batch -> {
            store.tokens().storeToken(TOKEN, PROCESSOR, 0);
            assertThat(store.tokens().fetchToken(PROCESSOR, 0)).isNull();
        });
        assertThat(store.tokens().fetchToken(PROCESSOR, 0)).isEqualTo(TOKEN);
    }

    @Test
    void whoHasLostASegmentMeanwhileIsToldAfterTheCommit() {
        var transactions = new TransactionTemplate(new NoDatabase());

        assertThatThrownBy(() -> transactions.executeWithoutResult(batch -> {
                    store.tokens().storeToken(TOKEN, PROCESSOR, 0);
                    store.file().write(session -> session.update(SOMEBODY_ELSE + ", timestamp = '" + NOW + "'"));
                }))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    /** Transactions of nothing. */
    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // nothing to commit
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // nothing to roll back
        }
    }
}
