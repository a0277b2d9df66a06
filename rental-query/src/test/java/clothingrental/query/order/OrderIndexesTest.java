package clothingrental.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.InMemoryViews;
import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.projection.IndexesAtStart;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Slot;
import clothingrental.query.projection.Standings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@link OrderSearchTest} holds each question against the indexes that are meant; here they are made. */
class OrderIndexesTest {

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final RebuildableView<OrderState, StoredOrder> orders = new RebuildableView<>(
            new OrdersView(),
            views.database(),
            StoredOrder.class,
            StoredOrder::new,
            OrderIndexes.ALL,
            new Standings(views.database(), Duration.ZERO),
            state -> {});

    @Test
    void bothSlotsHaveAllIndexesBeforeAnythingIsProcessed() {
        assertThat(views.indexesMadeDuring(() -> new IndexesAtStart(List.of(orders)).start()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(all("orders"), all("orders-2")).toList());
    }

    @Test
    void aSlotThatWasEmptiedHasThemAgain() {
        assertThat(views.indexesMadeDuring(() -> orders.empty(Slot.SECOND)))
                .containsExactlyInAnyOrderElementsOf(all("orders-2").toList());
    }

    private static Stream<String> all(String collection) {
        return OrderIndexes.ALL.stream()
                .map(index -> collection + " "
                        + index.toBson()
                                .toBsonDocument(BsonDocument.class, null)
                                .toJson());
    }
}
