package clothingrental.query.audit;

import java.util.List;
import java.util.Map;

/**
 * Which position the events of an order and its deliveries have among all events: a port. The event store reads one aggregate at a
 * time and does not tell positions then, so that the order among several aggregates would be lost.
 */
public interface PositionIndex {

    /** An event's place in its aggregate, and among all events. */
    record Entry(String orderId, String aggregateId, long sequence, long position) {

        public String key() {
            return keyOf(aggregateId, sequence);
        }
    }

    /** What names an event within its order. */
    static String keyOf(String aggregateId, long sequence) {
        return aggregateId + "#" + sequence;
    }

    /** Adds a batch of events with one write; adding them again changes nothing. */
    void add(List<Entry> entries);

    /** The positions of an order's events that are known so far, by {@link #keyOf}. */
    Map<String, Long> of(String orderId);
}
