package clothingrental.ordering.operations;

import clothingrental.ordering.cancellation.CancellationProperties;
import clothingrental.ordering.cancellation.DeliveryCancellationSaga;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * {@code GET /actuator/sagas}: the cancellations, of orders and of returns, that wait for an answer, the longest waiting first. One that waits for
 * longer than {@code rental.cancellation.stuck-after} is called stuck: the saga goes on asking, but somebody should look
 * why the delivery side does not answer.
 */
@Component
@Endpoint(id = "sagas")
class SagasEndpoint {

    private static final int MOST = 1000;

    private final ObjectProvider<SagaStore<Object>> store;
    private final ObjectProvider<EntityManagerProvider> database;
    private final TransactionManager transactions;
    private final Clock clock;
    private final Duration stuckAfter;

    SagasEndpoint(
            ObjectProvider<SagaStore<Object>> store,
            ObjectProvider<EntityManagerProvider> database,
            TransactionManager transactions,
            Clock clock,
            MeterRegistry metrics,
            CancellationProperties cancellation) {
        this.store = store;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.stuckAfter = cancellation.stuckAfter();
        Gauge.builder("rental.sagas.pending", this::count)
                .description("Cancellations that wait for the delivery's answer")
                .register(metrics);
    }

    /**
     * What operators are told.
     *
     * @param pending how many wait
     * @param sagas up to a thousand of them
     */
    record Sagas(long pending, long stuck, List<Pending> sagas) {}

    /**
     * One of them.
     *
     * @param saga which kind it is: an order's cancellation, or a return that is taken back
     * @param since when the customer asked; absent if the saga is older than that was recorded
     */
    record Pending(
            String saga,
            String orderId,
            String cancellationId,
            @Nullable Instant since,
            boolean stuck) {}

    @ReadOperation
    Sagas sagas() {
        return transactions.fetchInTransaction(() -> {
            var sagas = ids().flatMap(this::pending)
                    .sorted(Comparator.comparing(
                            Pending::since, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                    .toList();
            return new Sagas(countNow(), sagas.stream().filter(Pending::stuck).count(), sagas);
        });
    }

    private Stream<String> ids() {
        return database.getObject()
                .getEntityManager()
                .createQuery("select s.sagaId from SagaEntry s", String.class)
                .setMaxResults(MOST)
                .getResultStream();
    }

    /** Nothing, if it has ended in the meantime. */
    private Stream<Pending> pending(String id) {
        return Stream.ofNullable(store.getObject().loadSaga(DeliveryCancellationSaga.class, id))
                .map(entry -> {
                    var asked = entry.saga().asked();
                    var since = asked.since();
                    return new Pending(
                            entry.saga().getClass().getSimpleName(),
                            asked.orderId(),
                            asked.cancellationId(),
                            since,
                            since == null || since.isBefore(clock.instant().minus(stuckAfter)));
                });
    }

    private long count() {
        return transactions.fetchInTransaction(this::countNow);
    }

    private long countNow() {
        return database.getObject()
                .getEntityManager()
                .createQuery("select count(s) from SagaEntry s", Long.class)
                .getSingleResult();
    }
}
