package clothingrental.ordering.order.model;

import clothingrental.api.order.OrderStatus;

/**
 * How far an order has come, whatever becomes of its cancellation. The steps stand in the order in which an order takes
 * them; a new step is put where it belongs, since no step is stored by its place.
 */
enum OrderProgress {
    PLACED(OrderStatus.PLACED),
    PREPARING(OrderStatus.PREPARING),
    SHIPPED(OrderStatus.SHIPPED),
    DELIVERED(OrderStatus.DELIVERED),
    RETURN_REQUESTED(OrderStatus.RETURN_REQUESTED),
    RETURNING(OrderStatus.RETURNING),
    RETURNED(OrderStatus.RETURNED);

    private final OrderStatus visibleStatus;

    OrderProgress(OrderStatus visibleStatus) {
        this.visibleStatus = visibleStatus;
    }

    /** What the customer sees of an order at this step, unless a cancellation stands in front of it. */
    OrderStatus visibleStatus() {
        return visibleStatus;
    }

    boolean hasReached(OrderProgress step) {
        return compareTo(step) >= 0;
    }
}
