package clothingrental.api.order;

/**
 * An order's visible status: what the customer sees on my page and is mailed about.
 *
 * <p>The order keeps its progress and its cancellation apart; the visible status is {@link #CANCELLED} if cancelled,
 * else {@link #CANCELLATION_REQUESTED} while a cancellation is pending, else the progress.
 */
public enum OrderStatus {
    PLACED,
    PREPARING,
    SHIPPED,
    DELIVERED,
    RETURN_REQUESTED,
    RETURNING,
    RETURNED,
    CANCELLATION_REQUESTED,
    CANCELLED;

    /** Whether nothing follows: the order is over. */
    public boolean isFinal() {
        return this == RETURNED || this == CANCELLED;
    }
}
