package clothingrental.api.delivery;

import clothingrental.api.refusal.RefusalCode;

/** Why a delivery command is refused (design, section 3). */
public enum DeliveryRefusalCode implements RefusalCode {
    /** There is no such delivery. */
    DELIVERY_NOT_FOUND(Kind.NOT_FOUND, "There is no such delivery."),
    /** Carrier or tracking number break a rule; the violations say which. */
    VALIDATION_FAILED(Kind.INVALID, "The request breaks a rule."),
    /** The delivery was cancelled before it was shipped. */
    DELIVERY_CANCELLED(Kind.CONFLICT, "The delivery is cancelled."),
    /** It was shipped with another carrier or tracking number. */
    DELIVERY_ALREADY_SHIPPED(Kind.CONFLICT, "The delivery has been shipped with other facts."),
    /** Only what has been shipped can arrive. */
    DELIVERY_NOT_SHIPPED(Kind.CONFLICT, "The delivery has not been shipped yet.");

    private final Kind kind;
    private final String message;

    DeliveryRefusalCode(Kind kind, String message) {
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
