package clothingrental.query.rebuild;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.rebuild.Rebuild.State.CANCELLED;
import static clothingrental.query.rebuild.Rebuild.State.COMPLETED;
import static clothingrental.query.rebuild.Rebuild.State.FAILED;
import static clothingrental.query.rebuild.Rebuild.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.query.Histories;
import clothingrental.query.TestViews;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.rebuild.OddViews.Slow;
import clothingrental.query.rebuild.OddViews.Troubled;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A view is rebuilt while it is read and kept up to date. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class RebuildTest extends Rebuilding {

    RebuildTest(TestViews.Kind store) {
        super(store);
    }

    // ---- the rebuilt view

    @Test
    void readersSwitchToWhatWasRebuiltAndTheOldOneIsGoneLater() {
        happens(new Histories(1).ofOrders(60));
        var replica = replica();
        awaitStored(replica);

        var rebuild = replica.begins();

        assertThat(rebuild.state()).isEqualTo(RUNNING);
        var completed = awaitState(replica, rebuild, COMPLETED);
        assertThat(completed.differences()).isEmpty();
        assertThat(completed.figures().progress()).isEqualTo(1);
        assertThat(completed.figures().eventsRead()).isEqualTo(history.size());
        assertThat(completed.figures().eventsPerSecond()).isPositive();
        assertThat(replica.view().liveSlot()).isEqualTo(Slot.SECOND);
        assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
        await("the old one").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count(Slot.FIRST)).isZero();
            assertThat(replica.runs("orders")).isFalse();
        });
        happens(ofOrder("later", ALICE, START).thereAndBack().history());
        awaitStored(replica);
    }

    @Test
    void aRebuildCanBeRepeatedAtOnce() {
        happens(new Histories(2).ofOrders(20));
        var replica = replica();
        awaitStored(replica);

        for (var number = 0; number < 3; number++) {
            awaitState(replica, replica.begins(), COMPLETED);
            assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
        }
    }

    @Test
    void nothingThatIsReadVanishesWhileOrdersComeInAndTheReadersSwitch() {
        happens(new Histories(3).ofOrders(200));
        var replica = replica();
        awaitStored(replica);
        var known = ConcurrentHashMap.<String>newKeySet();
        known.addAll(stored(replica).keySet());
        var ended = new AtomicBoolean();
        var missed = new CopyOnWriteArrayList<String>();
        var reader = Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                known.forEach(id -> {
                    if (replica.view().one(id).isEmpty()) {
                        missed.add(id);
                    }
                });
            }
        });
        var writer = Thread.ofVirtual().start(() -> {
            for (var number = 0; !ended.get(); number++) {
                var id = "new-" + number;
                happens(ofOrder(id, ALICE, START).thereAndBack().history());
                await().atMost(PATIENCE).until(() -> replica.view().one(id).isPresent());
                known.add(id);
            }
        });

        var completed = awaitState(replica, replica.begins(), COMPLETED);

        await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // the writer and the reader go on for a while
        ended.set(true);
        await().atMost(PATIENCE).until(() -> !reader.isAlive() && !writer.isAlive());
        assertThat(completed.differences()).as("no false ones").isEmpty();
        assertThat(missed).isEmpty();
        assertThat(known).hasSizeGreaterThan(200);
        awaitStored(replica);
    }

    // ---- differences

    @Test
    void whatWasStoredWronglyIsListedAndRightAfterTheSwitch() {
        happens(new Histories(4).ofOrders(30));
        var replica = replica();
        awaitStored(replica);
        var ids = List.copyOf(stored(replica).keySet());
        falsify(replica, ids.get(3), state -> withCustomer("mallory", state));
        falsify(replica, ids.get(5), state -> withSequences(Map.of(ids.get(5), 99L), state));
        views.delete(Slot.FIRST.of("orders"), ids.get(7));
        falsify(replica, ids.get(9), state -> state);
        replica.view()
                .in(Slot.FIRST)
                .insert(List.of(new ViewDocument<>(
                        "nobodys",
                        1,
                        fold(
                                new OrdersView(),
                                ofOrder("nobodys", ALICE, START).placed().history()))));

        var completed = awaitState(replica, replica.begins(), COMPLETED);

        assertThat(completed.differences()).containsExactlyInAnyOrder(ids.get(3), ids.get(5), ids.get(7), "nobodys");
        assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void moreDifferencesThanCanBeListedAreSaidToBeMore() {
        var orders = new ArrayList<SequencedEvent>();
        for (var number = 0; number < ViewComparison.MOST_LISTED + 10; number++) {
            orders.addAll(ofOrder("order-" + number, ALICE, START).placed().history());
        }
        happens(orders);
        var replica = replica();
        awaitStored(replica);
        stored(replica).keySet().forEach(id -> falsify(replica, id, state -> withCustomer("mallory", state)));

        var completed = awaitState(replica, replica.begins(), COMPLETED);

        assertThat(completed.differences()).hasSize(ViewComparison.MOST_LISTED);
        assertThat(completed.moreDifferences()).isTrue();
    }

    private static void falsify(Replica replica, String id, UnaryOperator<OrderState> falsehood) {
        var table = replica.view().in(Slot.FIRST);
        var right = table.one(id).orElseThrow();
        table.write(List.of(DocumentChange.of(right, falsehood.apply(right.state()))));
    }

    private static OrderState withCustomer(String customerId, OrderState state) {
        var order = Objects.requireNonNull(state.order());
        return new OrderState(
                state.orderId(),
                new OrderState.Ordered(
                        customerId,
                        order.status(),
                        order.lines(),
                        order.rentalPeriod(),
                        order.placedAt(),
                        order.cancellation(),
                        order.timeline(),
                        order.laterReturn()),
                state.delivery(),
                state.returnDelivery(),
                state.updatedAt(),
                state.sequences(),
                state.laterReturns());
    }

    private static OrderState withSequences(Map<String, Long> sequences, OrderState state) {
        return new OrderState(
                state.orderId(),
                state.order(),
                state.delivery(),
                state.returnDelivery(),
                state.updatedAt(),
                sequences,
                state.laterReturns());
    }

    // ---- one at a time, and its end

    @Test
    void aSecondRebuildOfTheSameProjectionIsRefusedByAllReplicas() {
        happens(new Histories(5).ofOrders(20));
        var one = replica(new Slow());
        var other = replica(new Slow());
        awaitStored(one);

        var rebuild = one.begins();

        assertThat(other.rebuilds().request(other.view())).isEmpty();
        assertThat(one.rebuilds().request(one.view())).isEmpty();
        assertThat(other.sees(rebuild).state()).isEqualTo(RUNNING);
        assertThat(other.rebuilds().find(other.view(), "no-such-rebuild")).isEmpty();
    }

    @Test
    void aCancelledRebuildLeavesNothingBehindAndAnotherOneCanBegin() {
        happens(new Histories(6).ofOrders(20));
        var slow = new Slow();
        var replica = replica(slow);
        awaitStored(replica);
        slow.stopsAtNewDocuments();
        var rebuild = replica.begins();
        await().atMost(PATIENCE).until(() -> replica.runs("orders-2"));

        var cancelled = replica.rebuilds().cancel(replica.view(), rebuild.id()).orElseThrow();

        assertThat(cancelled.state()).isEqualTo(CANCELLED);
        slow.goesOn();
        await("it is emptied").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(replica.runs("orders-2")).isFalse();
            assertThat(count(Slot.SECOND)).isZero();
        });
        assertThat(replica.sees(rebuild).state()).isEqualTo(CANCELLED);
        assertThat(replica.view().liveSlot()).isEqualTo(Slot.FIRST);
        var second = awaitState(replica, replica.begins(), COMPLETED);
        assertThat(replica.rebuilds()
                        .cancel(replica.view(), second.id())
                        .orElseThrow()
                        .state())
                .as("too late")
                .isEqualTo(COMPLETED);
        assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
    }

    // ---- who hears of it

    @Test
    void listenersHearNothingOfTheHistoryThatIsToldAgainAndEverythingNew() {
        happens(new Histories(10).ofOrders(30));
        var heard = new CopyOnWriteArrayList<String>();
        var moved = new CopyOnWriteArrayList<Optional<OrderState>>();
        var replica = add(new Replica("listened", new OrdersView(), events, views, new Written<>() {
                    @Override
                    public void written(OrderState state) {
                        heard.add(state.orderId());
                    }

                    @Override
                    public void moved(Function<String, Optional<OrderState>> stored) {
                        moved.add(stored.apply(history.getFirst().aggregateId()));
                    }
                }))
                .start();
        awaitStored(replica);
        heard.clear();

        awaitState(replica, replica.begins(), COMPLETED);
        var heardOfTheHistory = List.copyOf(heard);
        happens(ofOrder("after", ALICE, START).placed().history());
        await().atMost(PATIENCE).until(() -> heard.contains("after"));

        assertThat(heardOfTheHistory).isEmpty();
        await("who listens can ask what was missed").atMost(PATIENCE).until(() -> moved.size() == 1);
        assertThat(heard).as("only what is read is told of").containsExactly("after");
    }

    // ---- events that can't be folded

    @Test
    void aRebuildFailsIfItCanNotFoldWhatWasFoldedBefore() {
        happens(new Histories(13).ofOrders(20));
        happens(ofOrder("poisoned", ALICE, START).thereAndBack().history());
        var replica = replica(new Slow());
        awaitStored(replica);
        replica.close();
        replicas.remove(replica);

        var troubled = replica(new Troubled());
        var failed = awaitState(troubled, troubled.begins(), FAILED);

        assertThat(failed.differences()).contains("poisoned");
        assertThat(stored(troubled)).isEqualTo(foldAll(new OrdersView(), history));
        assertThat(views.store("any").deadLetters("orders-2").size())
                .as("they stay to be looked at")
                .isPositive();
        troubled.close();
        replicas.remove(troubled);
        var mended = replica();
        awaitState(mended, mended.begins(), COMPLETED);
        assertThat(stored(mended)).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void whatCouldNotBeFoldedBeforeDoesNotKeepARebuildFromItsEnd() {
        happens(new Histories(14).ofOrders(20));
        happens(ofOrder("poisoned", ALICE, START).thereAndBack().history());
        var troubled = replica(new Troubled());
        await().atMost(PATIENCE).until(() -> stored(troubled).size() >= 20);

        awaitState(troubled, troubled.begins(), COMPLETED);

        assertThat(stored(troubled)).doesNotContainKey("poisoned").hasSize(20);
    }
}
