package clothingrental.query.mongo;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.InMemoryViews;
import clothingrental.query.delivery.DeliveryViewDefinition;
import clothingrental.query.demand.DemandViewDefinition;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.slots.ViewStoreInitializer;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What only MongoDB has: the stored form, and indexes that the embedded server of the tests knows nothing of. */
class MongoIndexesTest {

    private static final List<ViewDefinition<?>> ALL =
            List.of(OrderViewDefinition.DEFINITION, DeliveryViewDefinition.DEFINITION, DemandViewDefinition.DEFINITION);

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final MongoViewStore store = (MongoViewStore) views.store("any");
    private final RebuildableView<OrderState> orders = new RebuildableView<>(
            OrderViewDefinition.DEFINITION, store, new ProjectionStates(store.states(), Duration.ZERO));

    @Test
    void bothSlotsHaveAllIndexesBeforeAnythingIsProcessed() {
        assertThat(views.indexesMadeDuring(() -> new ViewStoreInitializer(List.of(orders)).start()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(all("orders"), all("orders-2")).toList());
    }

    @Test
    void aSlotThatWasEmptiedHasThemAgain() {
        assertThat(views.indexesMadeDuring(() -> orders.in(Slot.SECOND).empty()))
                .containsExactlyInAnyOrderElementsOf(all("orders-2").toList());
    }

    private static Stream<String> all(String collection) {
        return OrderViewDefinition.DEFINITION.indexes().stream()
                .map(index -> collection + " "
                        + MongoViewTable.keyOf(index).toBsonDocument().toJson());
    }

    @Test
    void eachQuestionHasAnIndexThatServesIt() {
        ALL.forEach(this::assertServed);
    }

    private <S> void assertServed(ViewDefinition<S> view) {
        var table = store.table(view, Slot.FIRST);
        for (var index : view.indexes()) {
            for (var order : List.of(index.order(), index.order().reversed())) {
                for (var section :
                        List.of(PageSection.page(1, 20), PageSection.after(new Position(Instant.EPOCH, "x"), 20))) {
                    var question = ViewQuery.of(order);
                    for (var field : index.values()) {
                        question = question.with(field, "any");
                    }
                    var asked = question.from(Instant.EPOCH).to(Instant.parse("2030-01-01T00:00:00Z"));
                    views.questionsDuring(() -> table.find(asked, section))
                            .forEach(sent -> IndexUse.assertServed(sent, view.indexes()));
                }
            }
        }
    }

    @Test
    void aDocumentIsStoredAsItEverWas() {
        var placedAt = Instant.parse("2026-12-31T23:59:59.999Z");
        var state = fold(
                new OrdersView(), ofOrder(ORDER, "alice", placedAt).placed().history());
        orders.in(Slot.FIRST).insert(List.of(new ViewDocument<>(ORDER, 1, state)));

        var document = Objects.requireNonNull(views.database()
                .getCollection("orders", BsonDocument.class)
                .find()
                .first());

        assertThat(document.keySet()).containsExactly("_id", "version", "state");
        assertThat(document.getInt64("version").getValue()).isEqualTo(1);
        assertThat(document.getDocument("state")
                        .getDocument("order")
                        .getDateTime("placedAt")
                        .getValue())
                .isEqualTo(placedAt.toEpochMilli());
    }
}
