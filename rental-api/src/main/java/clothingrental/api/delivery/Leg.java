package clothingrental.api.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Which way the garments go. */
public enum Leg {
    /** To the customer. */
    OUTBOUND,
    /** Back to the rental house. */
    RETURN;

    /**
     * The identity of this leg's delivery of an order: a name-based UUID, so that handling an event twice finds the
     * same delivery. It is never the id of an order.
     */
    public String deliveryIdOf(String orderId) {
        return UUID.nameUUIDFromBytes(("delivery/" + this + "/" + orderId).getBytes(UTF_8))
                .toString();
    }
}
