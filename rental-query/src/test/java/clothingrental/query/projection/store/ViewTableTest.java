package clothingrental.query.projection.store;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Journey.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter of the port does. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ViewTableTest {

    private static final ViewDefinition<OrderState> VIEW = OrderViewDefinition.DEFINITION;
    private static final ViewField<OrderState> CUSTOMER = fieldOf("customer");
    private static final ViewField<OrderState> PRODUCT = fieldOf("product");
    private static final ViewField<OrderState> STATUS = fieldOf("status");
    private static final SortOrder<OrderState> NEWEST_FIRST = SortOrder.descending(fieldOf("placed_at"));

    @AutoClose
    private final TestViews views;

    private final ViewTable<OrderState> table;

    ViewTableTest(TestViews.Kind store) {
        views = store.open();
        table = views.view(VIEW).in(Slot.FIRST);
    }

    private static ViewField<OrderState> fieldOf(String name) {
        return VIEW.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // ---- documents

    @Test
    void whatIsThereIsReadTogetherAndTheRestIsLeftOut() {
        table.insert(List.of(placed("a", ALICE, 0), placed("b", BOB, 1)));

        assertThat(table.read(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
        assertThat(table.one("a")).contains(placed("a", ALICE, 0));
        assertThat(table.one("c")).isEmpty();
    }

    @Test
    void whatIsThereIsReadHoweverManyAreAskedFor() {
        table.insert(List.of(placed("0", ALICE, 0), placed("45000", BOB, 1)));

        var ids = IntStream.rangeClosed(0, 45_000).mapToObj(Integer::toString).toList();

        assertThat(table.read(ids)).containsOnlyKeys("0", "45000");
    }

    @Test
    void whatIsThereIsNotInsertedAndTheRestIs() {
        table.insert(List.of(placed("a", ALICE, 0)));

        var there = table.insert(List.of(placed("a", BOB, 5), placed("b", BOB, 1)));

        assertThat(there).containsExactly("a");
        assertThat(table.one("a")).contains(placed("a", ALICE, 0));
        assertThat(table.one("b")).contains(placed("b", BOB, 1));
    }

    @Test
    void aDocumentIsChangedIfItIsAsItWasRead() {
        var before = placed("a", ALICE, 0);
        table.insert(List.of(before));
        var change = DocumentChange.of(before, returned("a"));

        table.write(List.of(change));

        assertThat(table.one("a")).contains(change.after());
        assertThatThrownBy(() -> table.write(List.of(change))).isInstanceOf(ConcurrentViewUpdateException.class);
        assertThat(table.one("a")).contains(change.after());
    }

    @Test
    void aNewDocumentMustNotBeThere() {
        table.insert(List.of(placed("a", ALICE, 0)));

        assertThatThrownBy(() -> table.write(List.of(DocumentChange.toNew("a", returned("a")))))
                .isInstanceOf(ConcurrentViewUpdateException.class);

        assertThat(table.one("a")).contains(placed("a", ALICE, 0));
    }

    @Test
    void anEmptiedTableIsAsNew() {
        assertThat(table.isEmpty()).isTrue();
        table.insert(List.of(placed("a", ALICE, 0)));
        assertThat(table.isEmpty()).isFalse();

        table.empty();

        assertThat(table.isEmpty()).isTrue();
        assertThat(ids(ViewQuery.of(NEWEST_FIRST).with(PRODUCT, "hanbok-1001"), PageSection.page(0, 10)))
                .isEmpty();
        table.insert(List.of(placed("a", ALICE, 0)));
        assertThat(StoredStates.of(table)).containsOnlyKeys("a");
    }

    @Test
    void theSlotsOfAViewHaveNothingInCommon() {
        table.insert(List.of(placed("a", ALICE, 0)));

        assertThat(views.view(VIEW).in(Slot.SECOND).isEmpty()).isTrue();
    }

    // ---- questions

    @Test
    void questionsFollowADocumentThatHasChanged() {
        var before = placed("a", ALICE, 0);
        table.insert(List.of(before, placed("b", ALICE, 1)));
        var question = ViewQuery.of(NEWEST_FIRST).with(PRODUCT, "hanbok-1001").with(STATUS, "PLACED");
        assertThat(ids(question, PageSection.page(0, 10))).containsExactly("b", "a");

        table.write(List.of(DocumentChange.of(before, returned("a"))));

        assertThat(ids(question, PageSection.page(0, 10))).containsExactly("b");
        assertThat(ids(
                        ViewQuery.of(NEWEST_FIRST).with(PRODUCT, "hanbok-1001").with(STATUS, "RETURNED"),
                        PageSection.page(0, 10)))
                .containsExactly("a");
        assertThat(ids(ViewQuery.of(NEWEST_FIRST).with(STATUS, "RETURNED"), PageSection.page(0, 10)))
                .containsExactly("a");
    }

    @Test
    void pagesByPositionGoOnBehindItWhateverTheOrder() {
        var documents = new ArrayList<ViewDocument<OrderState>>();
        for (var number = 0; number < 10; number++) {
            documents.add(placed("order-" + number, ALICE, number / 3)); // some of the same moment
        }
        table.insert(documents);
        for (var order : List.of(NEWEST_FIRST, NEWEST_FIRST.reversed())) {
            var question = ViewQuery.of(order).with(CUSTOMER, ALICE).from(Instant.EPOCH);
            var all = ids(question, PageSection.page(0, 100));
            assertThat(all).hasSize(10);

            var paged = new ArrayList<String>();
            var page = table.find(question, PageSection.page(0, 3));
            while (!page.isEmpty()) {
                page.forEach(document -> paged.add(document.id()));
                var last = page.getLast();
                var position = new Position(placedAt(last), last.id());
                page = table.find(question, PageSection.after(position, 3));
            }

            assertThat(paged).isEqualTo(all);
        }
    }

    @Test
    void aPositionNeedsNoDocument() {
        table.insert(List.of(placed("a", ALICE, 0), placed("c", ALICE, 2)));

        assertThat(ids(
                        ViewQuery.of(NEWEST_FIRST.reversed()).from(Instant.EPOCH),
                        PageSection.after(new Position(step(1), "b"), 10)))
                .containsExactly("c");
    }

    @Test
    void countingEndsAtTheLimit() {
        for (var number = 0; number < 5; number++) {
            table.insert(List.of(placed("order-" + number, ALICE, number)));
        }
        var question = ViewQuery.of(NEWEST_FIRST).with(CUSTOMER, ALICE);

        assertThat(table.count(question, 10)).isEqualTo(5);
        assertThat(table.count(question, 3)).isEqualTo(3);
        assertThat(table.count(ViewQuery.of(NEWEST_FIRST).with(CUSTOMER, BOB), 3))
                .isZero();
        assertThat(table.count(ViewQuery.of(NEWEST_FIRST).with(PRODUCT, "hanbok-1001"), 3))
                .isEqualTo(3);
    }

    @Test
    void aQuestionThatNoIndexServesIsNotAnswered() {
        var byProductOnly = ViewQuery.of(SortOrder.ascending(fieldOf("cancellation_requested_at")))
                .with(PRODUCT, "hanbok-1001");

        assertThatThrownBy(() -> table.find(byProductOnly, PageSection.page(0, 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.count(byProductOnly, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- comparison

    @Test
    void allIdsAreHandedOutInPages() {
        for (var number = 0; number < 7; number++) {
            table.insert(List.of(placed("order-" + number, ALICE, number)));
        }
        var pages = new ArrayList<List<String>>();

        table.ids(3, pages::add);

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(List::stream)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whoHasHadEnoughGetsNoMore() {
        for (var number = 0; number < 7; number++) {
            table.insert(List.of(placed("order-" + number, ALICE, number)));
        }
        var pages = new ArrayList<List<String>>();

        table.ids(3, page -> {
            pages.add(page);
            return false;
        });

        assertThat(pages).hasSize(1);
    }

    @Test
    void statesAreComparedAsTheyAreStored() {
        var other = views.view(VIEW).in(Slot.SECOND);
        table.insert(List.of(placed("a", ALICE, 0), placed("b", ALICE, 0), new ViewDocument<>("c", 1, returned("c"))));
        other.insert(List.of(placed("a", ALICE, 0), placed("b", BOB, 0), placed("c", ALICE, 0)));

        var ours = table.statesOf(List.of("a", "b", "c", "d"));
        var theirs = other.statesOf(List.of("a", "b", "c", "d"));

        assertThat(ours).containsOnlyKeys("a", "b", "c");
        assertThat(isSame(ours, theirs, "a")).isTrue();
        assertThat(isSame(ours, theirs, "b")).isFalse();
        assertThat(stateOf(ours, "b").isSameIn(VIEW.history(), stateOf(theirs, "b")))
                .isTrue();
        assertThat(stateOf(ours, "c").isSameIn(VIEW.history(), stateOf(theirs, "c")))
                .isFalse();
    }

    private static boolean isSame(Map<String, StoredState> ours, Map<String, StoredState> theirs, String id) {
        return stateOf(ours, id).isSameAs(stateOf(theirs, id));
    }

    private static StoredState stateOf(Map<String, StoredState> states, String id) {
        return Objects.requireNonNull(states.get(id));
    }

    private List<String> ids(ViewQuery<OrderState> question, PageSection section) {
        return table.find(question, section).stream().map(ViewDocument::id).toList();
    }

    private static Instant placedAt(ViewDocument<OrderState> document) {
        return Objects.requireNonNull(document.state().order()).placedAt();
    }

    private static ViewDocument<OrderState> placed(String id, String customerId, int steps) {
        return new ViewDocument<>(
                id,
                1,
                fold(
                        new OrdersView(),
                        ofOrder(id, customerId, step(steps)).placed().history()));
    }

    private static OrderState returned(String id) {
        return fold(new OrdersView(), ofOrder(id, ALICE, step(0)).thereAndBack().history());
    }
}
