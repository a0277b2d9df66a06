package clothingrental.query.sql;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Journey.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.platform.fault.Faults;
import clothingrental.query.StoredStates;
import clothingrental.query.delivery.DeliveryViewDefinition;
import clothingrental.query.demand.DemandViewDefinition;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only the embedded store has: transactions, indexes that can be asked about, and a file. */
class SqlViewStoreTest {

    private static final String PROCESSOR = "orders";

    private final Path folder;

    @AutoClose
    private SqlViewStore store;

    private ViewTable<OrderState> orders;

    SqlViewStoreTest(@TempDir Path folder) {
        this.folder = folder;
        store = opened();
        orders = store.table(OrderViewDefinition.DEFINITION, Slot.FIRST);
    }

    private SqlViewStore opened() {
        return new SqlViewStore(
                folder.resolve("views.db"), Jackson3Serializer.builder().build(), Duration.ofSeconds(6));
    }

    @BeforeEach
    void prepare() {
        orders.prepare();
        store.tokens().store().initializeTokenSegments(PROCESSOR, 1, new GlobalSequenceTrackingToken(0));
    }

    // ---- transactions

    @Test
    void viewsTokensAndParkedEventsAreKeptTogetherOrNotAtAll() throws Exception {
        var rolledBack = store.database().startTransaction();
        writeAll("a");
        rolledBack.rollback();

        assertThat(StoredStates.of(orders)).isEmpty();
        assertThat(store.tokens().positionOf(PROCESSOR)).isZero();
        assertThat(store.deadLetters(PROCESSOR).size()).isZero();

        var committed = store.database().startTransaction();
        writeAll("b");
        assertThat(readElsewhere()).as("not seen before").isZero();
        committed.commit();

        assertThat(StoredStates.of(orders)).containsOnlyKeys("b");
        assertThat(store.tokens().positionOf(PROCESSOR)).isEqualTo(7);
        assertThat(store.deadLetters(PROCESSOR).size()).isEqualTo(1);
    }

    @Test
    void aPartThatIsRolledBackLeavesTheRest() {
        var whole = store.database().startTransaction();
        var first = store.database().startTransaction();
        orders.insert(List.of(placed("rolled back first")));
        first.rollback();
        orders.insert(List.of(placed("a")));
        var second = store.database().startTransaction();
        orders.insert(List.of(placed("rolled back second")));
        second.rollback();
        var third = store.database().startTransaction();
        orders.insert(List.of(placed("b")));
        third.commit();
        whole.commit();

        assertThat(StoredStates.of(orders)).containsOnlyKeys("a", "b");
    }

    private void writeAll(String id) {
        orders.insert(List.of(placed(id)));
        store.tokens().store().storeToken(new GlobalSequenceTrackingToken(7), PROCESSOR, 0);
        EventMessage<?> event = GenericEventMessage.asEventMessage("any");
        store.deadLetters(PROCESSOR).enqueue("sequence", new GenericDeadLetter<EventMessage<?>>("sequence", event));
    }

    private int readElsewhere() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(() -> StoredStates.count(orders)).get();
        }
    }

    @Test
    void aTransactionThatWritesNothingKeepsNobodyWaiting() {
        var reading = store.database().startTransaction();
        assertThat(StoredStates.of(orders)).isEmpty();
        for (var look = 0; look < 20; look++) { // as a processor does that takes up a share
            assertThat(store.deadLetters(PROCESSOR).amountOfSequences()).isZero();
            assertThat(store.deadLetters(PROCESSOR).contains("any")).isFalse();
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> orders.insert(List.of(placed("a")))))
                    .succeedsWithin(Duration.ofSeconds(30));
        }

        reading.commit();
        assertThat(StoredStates.of(orders)).containsOnlyKeys("a");
    }

    @Test
    void manyWriteAndReadAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.iterate(0, number -> number + 1)
                    .limit(200)
                    .map(number -> threads.submit(() -> {
                        orders.insert(List.of(placed("order-" + number)));
                        return orders.one("order-" + number).isPresent();
                    }))
                    .toList();
            assertThat(all).allSatisfy(one -> assertThat(one.get()).isTrue());
        }
        assertThat(StoredStates.count(orders)).isEqualTo(200);
    }

    // ---- the file

    @Test
    void everythingIsThereWhenTheFileIsOpenedAgainAndNobodyClaimsAnything() {
        orders.insert(List.of(placed("a")));
        store.tokens().store().fetchToken(PROCESSOR, 0);
        var name = store.tokens().store().retrieveStorageIdentifier();
        store.close();

        store = opened();
        orders = store.table(OrderViewDefinition.DEFINITION, Slot.FIRST);

        assertThat(StoredStates.of(orders)).containsOnlyKeys("a");
        assertThat(store.tokens().areClaimed(PROCESSOR)).isFalse();
        assertThat(store.tokens().store().retrieveStorageIdentifier()).isEqualTo(name);
    }

    @Test
    void aFileThatIsInUseIsNotOpenedAgain() {
        try (var second = opened()) {
            assertThatThrownBy(second::ping)
                    .satisfies(
                            failure -> assertThat(Faults.isTransient(failure)).isTrue());
        }
    }

    @Test
    void aStoreThatWasClosedAnswersNothingAndThatPasses() {
        store.close();

        assertThatThrownBy(() -> orders.one("a"))
                .satisfies(failure -> assertThat(Faults.isTransient(failure)).isTrue());
    }

    @Test
    void documentsOfAReleaseThatAskedForOtherFieldsGetTheirColumns() {
        var before = new ViewDefinition<>(
                OrderViewDefinition.DEFINITION.view(),
                OrderState.class,
                OrderViewDefinition.DEFINITION.history(),
                OrderViewDefinition.DEFINITION.sequencing(),
                OrderViewDefinition.DEFINITION.indexes().subList(0, 1));
        var old = store.table(before, Slot.SECOND);
        old.prepare();
        old.insert(List.of(placed("a"), placed("b")));

        var now = store.table(OrderViewDefinition.DEFINITION, Slot.SECOND);
        now.prepare();

        assertThat(StoredStates.of(now)).containsOnlyKeys("a", "b");
        for (var index : OrderViewDefinition.DEFINITION.indexes().subList(0, 8)) {
            var question = ViewQuery.of(index.order());
            for (var field : index.values()) {
                question = question.with(
                        field,
                        field.values()
                                .apply(placed("a").state())
                                .iterator()
                                .next()
                                .toString());
            }
            assertThat(now.find(question, PageSection.page(0, 10))).hasSize(2);
        }
        now.prepare();
        assertThat(StoredStates.of(now)).as("once only").containsOnlyKeys("a", "b");
    }

    @Test
    void documentsAreJson() throws Exception {
        orders.insert(List.of(placed("a")));

        var json = store.database()
                .read(session -> session.query("select state from orders", row -> row.getString(1)))
                .getFirst();

        assertThat(json).startsWith("{").contains("\"customerId\":\"alice\"").doesNotContain("null", " ");
        assertThat(Files.exists(folder.resolve("views.db"))).isTrue();
    }

    // ---- which index serves which question

    static List<ViewDefinition<?>> views() {
        return List.of(
                OrderViewDefinition.DEFINITION, DeliveryViewDefinition.DEFINITION, DemandViewDefinition.DEFINITION);
    }

    /** What SQLite says of each question that is asked: my page, the board, support's search both ways, pending cancellations. */
    @ParameterizedTest
    @MethodSource("views")
    <S> void eachQuestionIsServedByItsIndexAlone(ViewDefinition<S> view) {
        store.table(view, Slot.SECOND).prepare();
        var schema = new ViewSchema<>(view, Slot.SECOND.of(view.name()));
        for (var index : view.indexes()) {
            var name = schema.table() + " by "
                    + String.join(
                            ",",
                            Stream.concat(index.fields().stream().map(field -> field.name()), Stream.of("id"))
                                    .toList());
            for (var order : List.of(index.order(), index.order().reversed())) {
                var question = ViewQuery.of(order);
                for (var field : index.values()) {
                    question = question.with(field, "any");
                }
                for (var asked : List.of(
                        question,
                        question.from(Instant.EPOCH),
                        question.from(Instant.EPOCH).to(step(1)))) {
                    for (var section :
                            List.of(PageSection.page(3, 20), PageSection.after(new Position(step(0), "any"), 20))) {
                        assertThat(planOf(schema.find(asked, section)))
                                .as("%s", asked)
                                .anyMatch(step -> step.contains("INDEX " + name))
                                .noneMatch(step -> step.contains("TEMP B-TREE"))
                                .allMatch(step -> step.contains("INDEX " + name)
                                        || step.startsWith("SEARCH d USING INDEX sqlite_autoindex"));
                    }
                    assertThat(planOf(schema.count(asked, 1_001)))
                            .as("counted in the index: %s", asked)
                            .anyMatch(step -> step.contains("COVERING INDEX " + name));
                }
            }
        }
    }

    private List<String> planOf(ViewSchema.Sql sql) {
        return new ArrayList<>(store.database()
                .read(session -> session.query(
                        "explain query plan " + sql.text(),
                        row -> row.getString("detail"),
                        sql.parameters().toArray())));
    }

    private static ViewDocument<OrderState> placed(String id) {
        return new ViewDocument<>(
                id,
                1,
                fold(new OrdersView(), ofOrder(id, ALICE, step(0)).placed().history()));
    }
}
