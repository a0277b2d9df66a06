package clothingrental.query.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Which position the events of an order and its deliveries have among all events: one document for each order. The event
 * store reads one aggregate at a time and does not tell positions then, so that the order among several aggregates
 * would be lost.
 */
@Component
class PositionIndex {

    private static final String POSITIONS = "positions";

    private final MongoCollection<Document> history;

    PositionIndex(MongoDatabase views) {
        this.history = views.getCollection("history");
    }

    /** An event's place in its aggregate, and among all events. */
    record Entry(String orderId, String aggregateId, long sequence, long position) {

        String key() {
            return keyOf(aggregateId, sequence);
        }
    }

    /** What names an event within its order's document. */
    static String keyOf(String aggregateId, long sequence) {
        return aggregateId + "#" + sequence;
    }

    /** Adds a batch of events with one bulk write; adding them again changes nothing. */
    void add(List<Entry> entries) {
        var byOrder = new HashMap<String, List<Bson>>();
        for (var entry : entries) {
            byOrder.computeIfAbsent(entry.orderId(), id -> new ArrayList<>())
                    .add(Updates.set(POSITIONS + "." + entry.key(), entry.position()));
        }
        var writes = new ArrayList<WriteModel<Document>>();
        byOrder.forEach((orderId, positions) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", orderId), Updates.combine(positions), new UpdateOptions().upsert(true))));
        history.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** The positions of an order's events that are known so far, by {@link #keyOf}. */
    Map<String, Long> of(String orderId) {
        var positions = new HashMap<String, Long>();
        var found = history.find(Filters.eq("_id", orderId)).first();
        if (found != null) {
            found.get(POSITIONS, Document.class)
                    .forEach((key, position) -> positions.put(key, ((Number) position).longValue()));
        }
        return positions;
    }
}
