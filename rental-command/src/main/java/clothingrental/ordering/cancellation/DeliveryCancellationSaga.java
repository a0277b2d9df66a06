package clothingrental.ordering.cancellation;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a delivery to cancel, and asks again until an event answers. What the answer means is for the kinds of saga to say.
 *
 * <p>Only events decide; a deadline only asks again and changes no state, so it can't overwrite what an event has
 * written at the same moment in another process. CancelDelivery is sent without waiting: whether the delivery side is
 * up is no concern of the customer.
 *
 * <p>The names of the fields, and of the deadline and its message, are stored.
 */
public abstract sealed class DeliveryCancellationSaga permits CancellationSaga, ReturnWithdrawalSaga {

    static final String ASK_AGAIN = "ask-again";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryCancellationSaga.class);
    private String orderId;
    private String cancellationId;
    private @Nullable Instant requestedAt;

    /** For Axon: the state is set by the event that starts the saga. */
    @SuppressWarnings("NullAway.Init")
    DeliveryCancellationSaga() {}

    /**
     * What it is about.
     *
     * @param cancellationId by which the delivery answers
     * @param since when the customer asked; absent in sagas that began before that was recorded
     */
    public record Asked(
            String orderId, String cancellationId, @Nullable Instant since) {}

    /** What it waits for, for those who look after it. */
    public Asked asked() {
        return new Asked(orderId, cancellationId, requestedAt);
    }

    String orderId() {
        return orderId;
    }

    String cancellationId() {
        return cancellationId;
    }

    /** What the delivery is asked. */
    abstract CancelDelivery question();

    @DeadlineHandler(deadlineName = ASK_AGAIN)
    void on(
            CancellationSaga.AskAgain deadline,
            CommandGateway commands,
            DeadlineManager deadlines,
            CancellationProperties properties) {
        LOG.info("Order {}: no answer yet to cancellation {}, asking again", orderId, cancellationId);
        ask(deadline.attempt() + 1, commands, deadlines, properties);
    }

    /** The saga's first step, once what it asks is known. */
    void begin(
            String orderId,
            String cancellationId,
            Instant at,
            CommandGateway commands,
            DeadlineManager deadlines,
            CancellationProperties properties) {
        this.orderId = orderId;
        this.cancellationId = cancellationId;
        this.requestedAt = at;
        ask(1, commands, deadlines, properties);
    }

    private void ask(
            int attempt, CommandGateway commands, DeadlineManager deadlines, CancellationProperties properties) {
        deadlines.schedule(properties.pauseAfter(attempt), ASK_AGAIN, new CancellationSaga.AskAgain(attempt));
        var order = orderId;
        commands.send(question()).exceptionally(unreachable -> {
            LOG.warn("Order {}: the delivery could not be asked to cancel: {}", order, unreachable.toString());
            return null;
        });
    }
}
