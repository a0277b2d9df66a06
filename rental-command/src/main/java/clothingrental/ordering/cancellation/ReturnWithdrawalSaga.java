package clothingrental.ordering.cancellation;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
import clothingrental.api.order.OrderCommand.RejectReturnWithdrawal;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels a return's delivery, and then takes the return back.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>when</th><th>then</th></tr>
 * <tr><td>ReturnWithdrawalRequested</td><td>schedule the next ask, send CancelDelivery</td></tr>
 * <tr><td>no answer in time</td><td>the same again, after a longer pause, without end</td></tr>
 * <tr><td>DeliveryCancelled</td><td>ConfirmReturnWithdrawal</td></tr>
 * <tr><td>DeliveryCancellationRefused</td><td>RejectReturnWithdrawal, with the collection's facts</td></tr>
 * <tr><td>ReturnWithdrawn or ReturnWithdrawalRejected</td><td>done</td></tr>
 * </table>
 *
 * <p>A processor of its own: while an update is rolled out, one that older processes take part in would pass over what
 * they don't know.
 */
@Saga
@ProcessingGroup("return-withdrawal-saga")
public final class ReturnWithdrawalSaga extends DeliveryCancellationSaga {

    private static final String WITHDRAWAL = "withdrawalId";
    private static final Logger LOG = LoggerFactory.getLogger(ReturnWithdrawalSaga.class);
    private String deliveryId;

    /** For Axon: the state is set by the event that starts the saga. */
    @SuppressWarnings("NullAway.Init")
    public ReturnWithdrawalSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = WITHDRAWAL)
    void on(
            ReturnWithdrawalRequested event,
            @Timestamp Instant at,
            CommandGateway commands,
            DeadlineManager deadlines,
            CancellationProperties properties) {
        deliveryId = event.deliveryId();
        begin(event.orderId(), event.withdrawalId(), at, commands, deadlines, properties);
    }

    @Override
    CancelDelivery question() {
        return new CancelDelivery(deliveryId, orderId(), Leg.RETURN, cancellationId());
    }

    @SagaEventHandler(associationProperty = "cancellationId", keyName = WITHDRAWAL)
    void on(DeliveryCancelled event, CommandGateway commands) {
        commands.sendAndWait(new ConfirmReturnWithdrawal(orderId(), cancellationId()));
    }

    @SagaEventHandler(associationProperty = "cancellationId", keyName = WITHDRAWAL)
    void on(DeliveryCancellationRefused event, CommandGateway commands) {
        commands.sendAndWait(new RejectReturnWithdrawal(
                orderId(), cancellationId(), event.status(), event.carrier(), event.trackingNumber()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = WITHDRAWAL)
    void on(ReturnWithdrawn event) {
        LOG.debug("Order {}: return taken back", event.orderId());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = WITHDRAWAL)
    void on(ReturnWithdrawalRejected event) {
        LOG.debug("Order {}: return not taken back", event.orderId());
    }
}
