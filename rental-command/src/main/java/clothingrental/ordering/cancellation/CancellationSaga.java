package clothingrental.ordering.cancellation;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderCommand.RejectCancellation;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels an order's delivery, and then the order.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>when</th><th>then</th></tr>
 * <tr><td>CancellationRequested</td><td>schedule the next ask, send CancelDelivery</td></tr>
 * <tr><td>no answer in time</td><td>the same again, after a longer pause, without end</td></tr>
 * <tr><td>DeliveryCancelled</td><td>ConfirmCancellation</td></tr>
 * <tr><td>DeliveryCancellationRefused</td><td>RejectCancellation, with the shipment's facts</td></tr>
 * <tr><td>OrderCancelled or CancellationRejected</td><td>done</td></tr>
 * </table>
 *
 * <p>Only events decide; a deadline only asks again and changes no state, so it can't overwrite what an event has
 * written at the same moment in another process. CancelDelivery is sent without waiting: whether the delivery side is
 * up is no concern of the customer. Confirm and Reject are waited for, so that the event is handled again if they fail.
 */
@Saga
@ProcessingGroup("cancellation-saga")
public class CancellationSaga {

    static final String ASK_AGAIN = "ask-again";
    private static final Logger LOG = LoggerFactory.getLogger(CancellationSaga.class);
    private String orderId;
    private String cancellationId;
    private @Nullable Instant requestedAt;

    /** For Axon: the state is set by the event that starts the saga. */
    @SuppressWarnings("NullAway.Init")
    public CancellationSaga() {}

    /**
     * What it is about.
     *
     * @param since when the customer asked; absent in sagas that began before that was recorded
     */
    public record Asked(
            String orderId, String cancellationId, @Nullable Instant since) {}

    /** What it waits for, for those who look after it. */
    public Asked asked() {
        return new Asked(orderId, cancellationId, requestedAt);
    }

    /**
     * The deadline's message.
     *
     * @param attempt how many times the delivery has been asked by then, from 1
     */
    record AskAgain(int attempt) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "cancellationId")
    void on(
            CancellationRequested event,
            @Timestamp Instant at,
            CommandGateway commands,
            DeadlineManager deadlines,
            AskingPauses pauses) {
        orderId = event.orderId();
        cancellationId = event.cancellationId();
        requestedAt = at;
        ask(1, commands, deadlines, pauses);
    }

    @DeadlineHandler(deadlineName = ASK_AGAIN)
    void on(AskAgain deadline, CommandGateway commands, DeadlineManager deadlines, AskingPauses pauses) {
        LOG.info("Order {}: no answer yet to cancellation {}, asking again", orderId, cancellationId);
        ask(deadline.attempt() + 1, commands, deadlines, pauses);
    }

    @SagaEventHandler(associationProperty = "cancellationId")
    void on(DeliveryCancelled event, CommandGateway commands) {
        commands.sendAndWait(new ConfirmCancellation(orderId, cancellationId));
    }

    @SagaEventHandler(associationProperty = "cancellationId")
    void on(DeliveryCancellationRefused event, CommandGateway commands) {
        commands.sendAndWait(new RejectCancellation(
                orderId, cancellationId, event.status(), event.carrier(), event.trackingNumber()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "cancellationId")
    void on(OrderCancelled event) {
        LOG.debug("Order {}: cancelled", orderId);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "cancellationId")
    void on(CancellationRejected event) {
        LOG.debug("Order {}: cancellation rejected", orderId);
    }

    private void ask(int attempt, CommandGateway commands, DeadlineManager deadlines, AskingPauses pauses) {
        deadlines.schedule(pauses.after(attempt), ASK_AGAIN, new AskAgain(attempt));
        var outbound = Leg.OUTBOUND;
        var order = orderId;
        commands.send(new CancelDelivery(outbound.deliveryIdOf(order), order, outbound, cancellationId))
                .exceptionally(unreachable -> {
                    LOG.warn("Order {}: the delivery could not be asked to cancel: {}", order, unreachable.toString());
                    return null;
                });
    }
}
