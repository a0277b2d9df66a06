package clothingrental.api.delivery;

import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import clothingrental.api.refusal.RefusalCode;
import clothingrental.api.refusal.TargetsAggregate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Everything that can be asked of a delivery. Refusals carry a {@link DeliveryRefusalCode}; a repeated command that
 * finds its work done succeeds and records nothing.
 */
public sealed interface DeliveryCommand extends TargetsAggregate {

    String deliveryId();

    @Override
    default RefusalCode codeIfUnknown() {
        return DeliveryRefusalCode.DELIVERY_NOT_FOUND;
    }

    /** Puts the delivery on the team's board. Does nothing if it exists or was cancelled. */
    record ScheduleDelivery(
            @TargetAggregateIdentifier String deliveryId,
            String orderId,
            Leg leg,
            String customerId,
            List<OrderLine> lines,
            RentalPeriod rentalPeriod)
            implements DeliveryCommand {}

    /**
     * The team has checked the garments and sends them; for a return, it has collected them. Repeated with the facts as
     * they were reported first or as they are now, it succeeds and records nothing. Refused with DELIVERY_NOT_FOUND,
     * DELIVERY_CANCELLED, DELIVERY_ALREADY_SHIPPED (with another carrier or tracking number) or VALIDATION_FAILED.
     */
    record ShipDelivery(@TargetAggregateIdentifier String deliveryId, String carrier, String trackingNumber)
            implements DeliveryCommand {}

    /**
     * Carrier or tracking number were reported wrongly. Possible while the garments are under way; the same facts again
     * record nothing. Refused with DELIVERY_NOT_FOUND, DELIVERY_CANCELLED, DELIVERY_NOT_SHIPPED,
     * DELIVERY_ALREADY_COMPLETED or VALIDATION_FAILED.
     */
    record CorrectShipment(@TargetAggregateIdentifier String deliveryId, String carrier, String trackingNumber)
            implements DeliveryCommand {}

    /**
     * The garments have arrived; for a return, they are back. Refused with DELIVERY_NOT_FOUND, DELIVERY_CANCELLED or
     * DELIVERY_NOT_SHIPPED.
     */
    record CompleteDelivery(@TargetAggregateIdentifier String deliveryId) implements DeliveryCommand {}

    /**
     * Cancels the delivery, known or not known yet, if it has not been shipped. Never refused: each cancellation is
     * answered by one event, {@code DeliveryCancelled} or {@code DeliveryCancellationRefused}.
     */
    record CancelDelivery(@TargetAggregateIdentifier String deliveryId, String orderId, Leg leg, String cancellationId)
            implements DeliveryCommand {}
}
