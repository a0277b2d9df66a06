package clothingrental.api.order;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.refusal.RefusalCode;
import clothingrental.api.refusal.TargetsAggregate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of an order. Refusals carry an {@link OrderRefusalCode}; a repeated command that finds
 * its work done succeeds and records nothing.
 */
public sealed interface OrderCommand extends TargetsAggregate {

    String orderId();

    @Override
    default RefusalCode codeIfUnknown() {
        return OrderRefusalCode.ORDER_NOT_FOUND;
    }

    /** What a customer asks: refused with ORDER_NOT_FOUND when the order is not theirs. */
    sealed interface CustomerCommand extends OrderCommand {

        /** The acting customer, always the user of the token. */
        String customerId();
    }

    /**
     * Places a new order. Repeated with the same {@code requestHash} it succeeds again; with another one it is refused
     * with IDEMPOTENCY_KEY_REUSED. That is decided before any other rule.
     *
     * @param orderId random, or the name-based UUID of customer and idempotency key
     * @param requestHash the hash of what the customer sent, in hex
     * @param contactOnFile whether the customer's contact details were known when the command was sent; without them
     *     the order is refused with CONTACT_MISSING
     */
    record PlaceOrder(
            @TargetAggregateIdentifier String orderId,
            String customerId,
            List<OrderLine> lines,
            RentalPeriod rentalPeriod,
            String requestHash,
            boolean contactOnFile)
            implements CustomerCommand {}

    /**
     * Asks for the order's cancellation. Answers the visible status. Refused with ORDER_ALREADY_SHIPPED from SHIPPED
     * on; asked again while one is pending or after it was cancelled, nothing more happens.
     */
    record RequestCancellation(
            @TargetAggregateIdentifier String orderId,
            String customerId,
            String cancellationId,
            CancellationReason reason)
            implements CustomerCommand {}

    /** The delivery has been cancelled, so the order is. Sent by the cancellation saga only. */
    record ConfirmCancellation(@TargetAggregateIdentifier String orderId, String cancellationId)
            implements OrderCommand {}

    /**
     * The delivery could not be cancelled. Sent by the cancellation saga only, with the facts that stood in the way:
     * the order takes them over, whether or not it has heard of the shipment yet.
     *
     * @param deliveryStatus SHIPPED or COMPLETED
     */
    record RejectCancellation(
            @TargetAggregateIdentifier String orderId,
            String cancellationId,
            DeliveryStatus deliveryStatus,
            @Nullable String carrier,
            @Nullable String trackingNumber)
            implements OrderCommand {}

    /** The delivery team has the order on its board. */
    record RecordPreparation(@TargetAggregateIdentifier String orderId, String deliveryId) implements OrderCommand {}

    /** The garments are on their way to the customer. */
    record RecordShipment(
            @TargetAggregateIdentifier String orderId, String deliveryId, String carrier, String trackingNumber)
            implements OrderCommand {}

    /**
     * Carrier or tracking number of one of the order's deliveries were corrected. Moves facts only, never the progress.
     *
     * @param correction which correction of that delivery it is, from 1; the order ignores what is not newer
     */
    record RecordShipmentCorrection(
            @TargetAggregateIdentifier String orderId,
            String deliveryId,
            Leg leg,
            int correction,
            String carrier,
            String trackingNumber)
            implements OrderCommand {}

    /** The garments have reached the customer. */
    record RecordDelivery(@TargetAggregateIdentifier String orderId, String deliveryId) implements OrderCommand {}

    /**
     * The customer wants to give the garments back. Answers the visible status. Refused with ORDER_NOT_DELIVERED,
     * ORDER_CANCELLED, ORDER_ALREADY_RETURNED, or RETURN_WITHDRAWAL_PENDING while the return that was asked for before
     * is being taken back.
     */
    record RequestReturn(@TargetAggregateIdentifier String orderId, String customerId) implements CustomerCommand {}

    /**
     * The customer takes the return back. Answers the visible status, which goes on being RETURN_REQUESTED until the
     * delivery has answered. Refused with ORDER_NOT_RETURNING unless the order is RETURN_REQUESTED; asked again while it
     * is pending, or after the return was taken back, nothing more happens.
     */
    record RequestReturnWithdrawal(
            @TargetAggregateIdentifier String orderId, String customerId, String withdrawalId)
            implements CustomerCommand {}

    /** The return's delivery has been cancelled, so the return is taken back. Sent by its saga only. */
    record ConfirmReturnWithdrawal(
            @TargetAggregateIdentifier String orderId, String withdrawalId) implements OrderCommand {}

    /**
     * The return's delivery could not be cancelled. Sent by the saga only, with the facts that stood in the way: the
     * order takes them over, whether or not it has heard of the collection yet.
     *
     * @param deliveryStatus SHIPPED or COMPLETED
     */
    record RejectReturnWithdrawal(
            @TargetAggregateIdentifier String orderId,
            String withdrawalId,
            DeliveryStatus deliveryStatus,
            String carrier,
            String trackingNumber)
            implements OrderCommand {}

    /** The garments have been collected from the customer. */
    record RecordCollection(
            @TargetAggregateIdentifier String orderId, String deliveryId, String carrier, String trackingNumber)
            implements OrderCommand {}

    /** The garments are back. */
    record RecordReturn(@TargetAggregateIdentifier String orderId, String deliveryId) implements OrderCommand {}
}
