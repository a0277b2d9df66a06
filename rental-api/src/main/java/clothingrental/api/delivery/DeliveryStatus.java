package clothingrental.api.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** On the delivery team's board. */
    SCHEDULED,
    /** On its way; for a return: collected from the customer. */
    SHIPPED,
    /** Arrived; for a return: received back. */
    COMPLETED,
    /** Never to be shipped. */
    CANCELLED;

    /** Whether nothing can happen to the delivery any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }
}
