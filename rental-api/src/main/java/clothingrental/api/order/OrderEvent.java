package clothingrental.api.order;

import clothingrental.api.DomainEvent;
import clothingrental.api.delivery.Leg;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can have happened to an order. Each event carries the order and its customer, and tells the visible
 * status that it leads to: by what it is, or in a component where a pending cancellation may stand in front of it.
 */
public sealed interface OrderEvent extends DomainEvent {

    String orderId();

    @Override
    default String subject() {
        return orderId();
    }

    /** The customer's pseudonymous id, and nothing else that is personal. */
    String customerId();

    /** The visible status after this event. */
    OrderStatus visibleStatus();

    /**
     * Whether the visible status was another one before. It was, unless the order made progress behind a pending
     * cancellation: the customer goes on seeing CANCELLATION_REQUESTED.
     */
    default boolean changesVisibleStatus() {
        return visibleStatus() != OrderStatus.CANCELLATION_REQUESTED;
    }

    /**
     * Whether the customer gets a mail about it: about each change of the visible status, and about what else they have
     * to know.
     */
    default boolean isMailed() {
        return changesVisibleStatus();
    }

    /**
     * The order has been taken.
     *
     * @param requestHash the hash of what the customer sent, by which a repeated request is told from another one
     */
    @Revision("1")
    record OrderPlaced(
            String orderId, String customerId, List<OrderLine> lines, RentalPeriod rentalPeriod, String requestHash)
            implements OrderEvent {
        @Override
        public OrderStatus visibleStatus() {
            return OrderStatus.PLACED;
        }
    }

    /** The customer has asked for a cancellation; it is pending until the delivery has answered. */
    @Revision("1")
    record CancellationRequested(String orderId, String customerId, String cancellationId, CancellationReason reason)
            implements OrderEvent {
        @Override
        public OrderStatus visibleStatus() {
            return OrderStatus.CANCELLATION_REQUESTED;
        }

        @Override
        public boolean changesVisibleStatus() {
            return true;
        }
    }

    /** The delivery has been cancelled, and the order with it. */
    @Revision("1")
    record OrderCancelled(String orderId, String customerId, String cancellationId) implements OrderEvent {
        @Override
        public OrderStatus visibleStatus() {
            return OrderStatus.CANCELLED;
        }
    }

    /**
     * The cancellation came too late; the order goes on where it stands. What stood in the way is the delivery's to
     * tell ({@code DeliveryCancellationRefused}).
     *
     * @param deliveryId the delivery that had been shipped already; since revision 2
     */
    @Revision("2")
    record CancellationRejected(
            String orderId, String customerId, String cancellationId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {}

    /** The delivery team has the order on its board. */
    @Revision("1")
    record PreparationStarted(String orderId, String customerId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {}

    /** The garments are on their way to the customer. */
    @Revision("1")
    record OrderShipped(
            String orderId,
            String customerId,
            String deliveryId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            OrderStatus visibleStatus)
            implements OrderEvent {}

    /**
     * Carrier or tracking number of a shipment were corrected. The visible status stays as it is, and the customer is
     * told; unless a cancellation is pending, since they have not been told of the shipment itself then.
     *
     * @param leg which shipment: the one to the customer, or the way back
     * @param correction which correction of that delivery it is, from 1
     */
    @Revision("1")
    record ShipmentDetailsCorrected(
            String orderId,
            String customerId,
            String deliveryId,
            Leg leg,
            int correction,
            String carrier,
            String trackingNumber,
            OrderStatus visibleStatus)
            implements OrderEvent {
        @Override
        public boolean changesVisibleStatus() {
            return false;
        }

        @Override
        public boolean isMailed() {
            return visibleStatus != OrderStatus.CANCELLATION_REQUESTED;
        }
    }

    /** The garments have reached the customer. */
    @Revision("1")
    record OrderDelivered(String orderId, String customerId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {}

    /**
     * The customer wants to give the garments back; {@code lines} is what there is to collect.
     *
     * @param deliveryId the delivery that is to bring them; since revision 2. Before, an order had one return only.
     */
    @Revision("2")
    record ReturnRequested(
            String orderId,
            String customerId,
            String deliveryId,
            List<OrderLine> lines,
            RentalPeriod rentalPeriod,
            OrderStatus visibleStatus)
            implements OrderEvent {

        /** Here and not in an upcaster: dead letters and buses have none, and a parked return must not be lost. */
        public ReturnRequested {
            deliveryId = Objects.requireNonNullElseGet(deliveryId, () -> Leg.RETURN.deliveryIdOf(orderId));
        }
    }

    /**
     * The customer has asked to take the return back; it goes on until its delivery has answered, and so does what the
     * customer sees.
     *
     * @param withdrawalId by which the delivery's cancellation is asked for
     * @param deliveryId the return's delivery
     */
    @Revision("1")
    record ReturnWithdrawalRequested(
            String orderId, String customerId, String withdrawalId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {
        @Override
        public boolean changesVisibleStatus() {
            return false;
        }
    }

    /** The return's delivery has been cancelled, and the order is what it was before the return: delivered. */
    @Revision("1")
    record ReturnWithdrawn(
            String orderId, String customerId, String withdrawalId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {}

    /**
     * The garments had been collected before the return was taken back; it goes on. The visible status tells of the
     * collection by another event; the customer is told why their wish was not fulfilled.
     */
    @Revision("1")
    record ReturnWithdrawalRejected(
            String orderId, String customerId, String withdrawalId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {
        @Override
        public boolean changesVisibleStatus() {
            return false;
        }

        @Override
        public boolean isMailed() {
            return true;
        }
    }

    /** The garments have been collected from the customer. */
    @Revision("1")
    record ReturnCollected(
            String orderId,
            String customerId,
            String deliveryId,
            String carrier,
            String trackingNumber,
            OrderStatus visibleStatus)
            implements OrderEvent {}

    /** The garments are back. */
    @Revision("1")
    record OrderReturned(String orderId, String customerId, String deliveryId, OrderStatus visibleStatus)
            implements OrderEvent {}
}
