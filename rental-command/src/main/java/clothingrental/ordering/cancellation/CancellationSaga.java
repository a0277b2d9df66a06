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
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
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
 * <p>Confirm and Reject are waited for, so that the event is handled again if they fail.
 */
@Saga
@ProcessingGroup("cancellation-saga")
public final class CancellationSaga extends DeliveryCancellationSaga {

    private static final Logger LOG = LoggerFactory.getLogger(CancellationSaga.class);

    /**
     * The deadline's message, of all sagas that ask a delivery; stored by this name.
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
            CancellationProperties properties) {
        begin(event.orderId(), event.cancellationId(), at, commands, deadlines, properties);
    }

    @Override
    CancelDelivery question() {
        return new CancelDelivery(Leg.OUTBOUND.deliveryIdOf(orderId()), orderId(), Leg.OUTBOUND, cancellationId());
    }

    @SagaEventHandler(associationProperty = "cancellationId")
    void on(DeliveryCancelled event, CommandGateway commands) {
        commands.sendAndWait(new ConfirmCancellation(orderId(), cancellationId()));
    }

    @SagaEventHandler(associationProperty = "cancellationId")
    void on(DeliveryCancellationRefused event, CommandGateway commands) {
        commands.sendAndWait(new RejectCancellation(
                orderId(), cancellationId(), event.status(), event.carrier(), event.trackingNumber()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "cancellationId")
    void on(OrderCancelled event) {
        LOG.debug("Order {}: cancelled", event.orderId());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "cancellationId")
    void on(CancellationRejected event) {
        LOG.debug("Order {}: cancellation rejected", event.orderId());
    }
}
