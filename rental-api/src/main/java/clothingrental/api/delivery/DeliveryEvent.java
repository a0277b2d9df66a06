package clothingrental.api.delivery;

import clothingrental.api.DomainEvent;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Everything that can have happened to a delivery. */
public sealed interface DeliveryEvent extends DomainEvent {

    String deliveryId();

    String orderId();

    /** The order: what happens to its deliveries happens to it. */
    @Override
    default String subject() {
        return orderId();
    }

    Leg leg();

    /** The delivery is on the team's board; whom it goes to is asked for by {@code customerId} when it is needed. */
    @Revision("1")
    record DeliveryScheduled(
            String deliveryId,
            String orderId,
            Leg leg,
            String customerId,
            List<OrderLine> lines,
            RentalPeriod rentalPeriod)
            implements DeliveryEvent {}

    /** The garments are on their way; for a return: collected from the customer. */
    @Revision("1")
    record DeliveryShipped(String deliveryId, String orderId, Leg leg, String carrier, String trackingNumber)
            implements DeliveryEvent {}

    /**
     * The shipment was reported with a wrong carrier or tracking number; these are the right ones.
     *
     * @param correction which correction of this delivery it is, from 1: of two reports the later one is told by it
     */
    @Revision("1")
    record ShipmentCorrected(
            String deliveryId, String orderId, Leg leg, int correction, String carrier, String trackingNumber)
            implements DeliveryEvent {}

    /** The garments have arrived; for a return: they are back. */
    @Revision("1")
    record DeliveryCompleted(String deliveryId, String orderId, Leg leg) implements DeliveryEvent {}

    /** The delivery will never be shipped. Answers the cancellation that it names. */
    @Revision("1")
    record DeliveryCancelled(String deliveryId, String orderId, Leg leg, String cancellationId)
            implements DeliveryEvent {}

    /**
     * The delivery was shipped before the cancellation came. Answers the cancellation that it names, with the facts of
     * the shipment as they are then, corrected if they were.
     *
     * @param status SHIPPED or COMPLETED
     */
    @Revision("1")
    record DeliveryCancellationRefused(
            String deliveryId,
            String orderId,
            Leg leg,
            String cancellationId,
            DeliveryStatus status,
            String carrier,
            String trackingNumber)
            implements DeliveryEvent {}
}
