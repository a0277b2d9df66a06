package clothingrental.query.audit;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An event as the auditor sees it.
 *
 * @param position where it stands among all events; grows in the order they happened
 * @param aggregateType {@code Order} or {@code Delivery}
 * @param sequence the how manieth event of its aggregate, from 0
 * @param type the simple name, as {@code OrderPlaced}
 * @param revision of the payload as it stands here; what was stored in an older one has been brought up to it
 * @param at when it was recorded
 * @param metadata who asked for it, in which roles, and what it follows from
 */
record RecordedEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        @Nullable String revision,
        Instant at,
        Object payload,
        Map<String, ?> metadata) {

    static RecordedEvent of(DomainEventMessage<?> message, long position) {
        var revision = message.getPayloadType().getAnnotation(Revision.class);
        return new RecordedEvent(
                position,
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getPayloadType().getSimpleName(),
                revision == null ? null : revision.value(),
                message.getTimestamp(),
                message.getPayload(),
                message.getMetaData());
    }
}
