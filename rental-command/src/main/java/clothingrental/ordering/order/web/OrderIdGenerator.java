package clothingrental.ordering.order.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where orders get their identity from. */
final class OrderIdGenerator {

    private OrderIdGenerator() {}

    /**
     * The identity of a new order.
     *
     * @param customerId whose order it is
     * @param idempotencyKey what the customer calls this request; without one, each request is a new order
     * @return random, or the name-based UUID of customer and key
     */
    static String orderIdFor(String customerId, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? UUID.randomUUID().toString()
                // the length keeps customer and key apart, whatever characters they have
                : UUID.nameUUIDFromBytes(("order/" + customerId.length() + "/" + customerId + "/" + idempotencyKey)
                                .getBytes(UTF_8))
                        .toString();
    }
}
