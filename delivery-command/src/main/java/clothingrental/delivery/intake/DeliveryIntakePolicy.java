package clothingrental.delivery.intake;

import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.PreparationStarted;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import clothingrental.platform.policy.CommandGate;
import clothingrental.platform.policy.CommandPolicy;

/** Whenever an order is placed or a return requested, a delivery is scheduled: once, however often it is told. */
public final class DeliveryIntakePolicy {

    private DeliveryIntakePolicy() {}

    /**
     * The policy.
     *
     * @param gate whether the delivery team can take more work at the moment
     */
    public static CommandPolicy policy(CommandGate gate) {
        return CommandPolicy.named("delivery-intake")
                .behind(gate)
                .whenever(OrderPlaced.class, DeliveryIntakePolicy::toTheCustomer)
                .whenever(ReturnRequested.class, DeliveryIntakePolicy::back)
                .ignoring(
                        PreparationStarted.class,
                        OrderShipped.class,
                        ShipmentDetailsCorrected.class,
                        OrderDelivered.class,
                        CancellationRequested.class,
                        CancellationRejected.class,
                        OrderCancelled.class,
                        ReturnWithdrawalRequested.class,
                        ReturnWithdrawalRejected.class,
                        ReturnWithdrawn.class,
                        ReturnCollected.class,
                        OrderReturned.class)
                .coveringAll(OrderEvent.class);
    }

    private static ScheduleDelivery toTheCustomer(OrderPlaced order) {
        return new ScheduleDelivery(
                Leg.OUTBOUND.deliveryIdOf(order.orderId()),
                order.orderId(),
                Leg.OUTBOUND,
                order.customerId(),
                order.lines(),
                order.rentalPeriod());
    }

    private static ScheduleDelivery back(ReturnRequested requested) {
        return new ScheduleDelivery(
                requested.deliveryId(),
                requested.orderId(),
                Leg.RETURN,
                requested.customerId(),
                requested.lines(),
                requested.rentalPeriod());
    }
}
