package clothingrental.api.order;

import clothingrental.api.refusal.RefusalCode;

/** Why an order command is refused (design, section 3, and one for the saga's eyes only). */
public enum OrderRefusalCode implements RefusalCode {
    /** The order does not exist, or is another customer's. */
    ORDER_NOT_FOUND(Kind.NOT_FOUND, "There is no such order."),
    /** The order breaks one of its rules; the violations say which. */
    VALIDATION_FAILED(Kind.INVALID, "The request breaks a rule."),
    /** The same idempotency key came with another body. */
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "This Idempotency-Key was used for another order."),
    /** The customer has not told where to send the garments. */
    CONTACT_MISSING(Kind.CONFLICT, "Contact details are needed first: PUT /api/customers/me."),
    /** Only before shipping can an order be cancelled. */
    ORDER_ALREADY_SHIPPED(Kind.CONFLICT, "The order has been shipped and can't be cancelled any more."),
    /** A cancelled order can't be returned. */
    ORDER_CANCELLED(Kind.CONFLICT, "The order is cancelled."),
    /** Only what has been delivered can be returned. */
    ORDER_NOT_DELIVERED(Kind.CONFLICT, "The order has not been delivered yet."),
    /** The garments are back already. */
    ORDER_ALREADY_RETURNED(Kind.CONFLICT, "The order has been returned already."),
    /** The saga confirms or rejects a cancellation that the order does not know. Never seen by clients. */
    CANCELLATION_UNKNOWN(Kind.CONFLICT, "The order knows no such cancellation.");

    private final Kind kind;
    private final String message;

    OrderRefusalCode(Kind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }
}
