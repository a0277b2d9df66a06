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
     * The identity of this leg's first delivery of an order: a name-based UUID, so that handling an event twice finds
     * the same delivery. It is never the id of an order.
     */
    public String deliveryIdOf(String orderId) {
        return deliveryIdOf(orderId, 1);
    }

    /**
     * The identity of one of this leg's deliveries of an order. Only a return that was taken back is followed by
     * another one.
     *
     * @param number the how manieth return it is, from 1; always 1 for the way to the customer
     */
    public String deliveryIdOf(String orderId, int number) {
        // the first one's name is older than the number, and stays as it is
        var name = "delivery/" + this + "/" + orderId + (number == 1 ? "" : "/" + number);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
