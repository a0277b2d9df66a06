package clothingrental.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.InMemoryViews;
import clothingrental.query.rebuild.Comparison.Differences;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final MongoCollection<BsonDocument> rebuilt = collection("rebuilt");
    private final MongoCollection<BsonDocument> stored = collection("stored");

    @Test
    void documentsOfTheSameHistoryMustBeEqual() {
        rebuilt.insertOne(order("order-1", 3, "SHIPPED"));
        stored.insertOne(order("order-1", 3, "PLACED"));

        assertThat(differences(() -> false)).isEqualTo(new Differences(List.of("order-1"), false, 0));
    }

    @Test
    void whatIsBehindForTooLongIsNotDifferentButUndecided() {
        rebuilt.insertOne(order("order-1", 3, "SHIPPED"));
        stored.insertOne(order("order-1", 2, "PLACED"));
        rebuilt.insertOne(order("order-2", 0, "PLACED"));

        assertThat(differences(() -> false)).isEqualTo(new Differences(List.of(), false, 2));
    }

    @Test
    void whatIsStillBehindWhenAllIsHandledIsDifferent() {
        rebuilt.insertOne(order("order-1", 3, "SHIPPED"));
        stored.insertOne(order("order-1", 2, "PLACED"));
        stored.insertOne(order("order-2", 0, "PLACED"));

        assertThat(differences(() -> true)).isEqualTo(new Differences(List.of("order-1", "order-2"), false, 0));
    }

    @Test
    void whatHasCaughtUpMeanwhileIsRight() {
        rebuilt.insertOne(order("order-1", 3, "SHIPPED"));
        stored.insertOne(order("order-1", 2, "PLACED"));

        assertThat(differences(() -> {
                    stored.drop();
                    stored.insertOne(order("order-1", 3, "SHIPPED"));
                    return true;
                }))
                .isEqualTo(new Differences(List.of(), false, 0));
    }

    private Differences differences(BooleanSupplier bothComeToNow) {
        return new Comparison(rebuilt, stored, () -> true, bothComeToNow).differences();
    }

    private static BsonDocument order(String id, int sequence, String status) {
        return BsonDocument.parse("{_id: '%s', version: 1, state: {sequences: {'%s': %d}, status: '%s'}}"
                .formatted(id, id, sequence, status));
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return views.database().getCollection(name, BsonDocument.class);
    }
}
