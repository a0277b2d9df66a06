package clothingrental.notifier.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be sent: ids and the facts of its event, nothing personal. Its words and its address are found when
 * it is sent.
 *
 * @param eventId the event that it tells of; there is one mail for it, however often the event is handled
 * @param sequence of the event in its order's stream
 * @param kind the event's type, as {@code OrderShipped}
 * @param correlationId the request that led to the event
 */
public record OutboxMail(
        String eventId,
        String orderId,
        long sequence,
        String customerId,
        String kind,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        String correlationId,
        Instant happenedAt) {}
