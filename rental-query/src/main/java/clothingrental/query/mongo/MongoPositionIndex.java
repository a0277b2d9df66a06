package clothingrental.query.mongo;

import clothingrental.query.audit.PositionIndex;
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

/** The collection {@code history}, one document for each order. */
public final class MongoPositionIndex implements PositionIndex {

    private static final String POSITIONS = "positions";

    private final MongoCollection<Document> history;

    public MongoPositionIndex(MongoDatabase views) {
        this.history = views.getCollection("history");
    }

    @Override
    public void add(List<Entry> entries) {
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

    @Override
    public Map<String, Long> of(String orderId) {
        var positions = new HashMap<String, Long>();
        var found = history.find(Filters.eq("_id", orderId)).first();
        if (found != null) {
            found.get(POSITIONS, Document.class)
                    .forEach((key, position) -> positions.put(key, ((Number) position).longValue()));
        }
        return positions;
    }
}
