package clothingrental.api.delivery;

import clothingrental.api.refusal.RefusalCode;
import org.axonframework.serialization.Revision;

/** Why a delivery command is refused (design, section 3). */
@Revision("2")
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
    DELIVERY_NOT_SHIPPED(Kind.CONFLICT, "The delivery has not been shipped yet."),
    /** Only while the garments are under way a shipment's facts are corrected; since revision 2. */
    DELIVERY_ALREADY_COMPLETED(Kind.CONFLICT, "The delivery is completed; its shipment is not corrected any more.");

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
