package clothingrental.api.order;

import clothingrental.api.refusal.RefusalCode;
import org.axonframework.serialization.Revision;

/** Why an order command is refused (design, section 3, and one for the saga's eyes only). */
@Revision("2")
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
    /** Only a return that was asked for and is not collected yet can be taken back; since revision 2. */
    ORDER_NOT_RETURNING(Kind.CONFLICT, "There is no return that can be taken back."),
    /** Before another return is asked for, it must be known what becomes of the one before; since revision 2. */
    RETURN_WITHDRAWAL_PENDING(Kind.CONFLICT, "The return is being taken back; ask again once that is decided."),
    /** A saga confirms or rejects a cancellation, or a return taken back, that the order does not know. Never seen by clients. */
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
