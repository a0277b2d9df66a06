package clothingrental.query.rebuild;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Messages.messagesOf;
import static clothingrental.query.rebuild.Rebuild.State.CANCELLED;
import static clothingrental.query.rebuild.Rebuild.State.COMPLETED;
import static clothingrental.query.rebuild.Rebuild.State.FAILED;
import static clothingrental.query.rebuild.Rebuild.State.RUNNING;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.platform.fault.PassingFault;
import clothingrental.query.Histories;
import clothingrental.query.InMemoryViews;
import clothingrental.query.fold.Happened;
import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.fold.View;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.Slot;
import clothingrental.query.rebuild.Rebuild.State;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A view is rebuilt while it is read and kept up to date, by one process and by several. */
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final List<Happened> history = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void allStop() {
        replicas.forEach(Replica::close);
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
        assertThat(replica.view().live().getNamespace().getCollectionName()).isEqualTo("orders-2");
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
                    if (replica.view().one(eq("_id", id)).isEmpty()) {
                        missed.add(id);
                    }
                });
            }
        });
        var writer = Thread.ofVirtual().start(() -> {
            for (var number = 0; !ended.get(); number++) {
                var id = "new-" + number;
                happens(ofOrder(id, ALICE, START).thereAndBack().history());
                await().atMost(PATIENCE)
                        .until(() -> replica.view().one(eq("_id", id)).isPresent());
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
        var documents = replica.view().documentsIn(Slot.FIRST);
        documents.updateOne(eq("_id", ids.get(3)), Updates.set("state.order.customerId", "mallory"));
        documents.updateOne(eq("_id", ids.get(5)), Updates.set("state.sequences", Map.of(ids.get(5), 99L)));
        documents.deleteOne(eq("_id", ids.get(7)));
        documents.updateOne(eq("_id", ids.get(9)), Updates.set("_id2", "x"));
        documents.insertOne(BsonDocument.parse("{_id: 'nobodys', version: 1, state: {orderId: 'nobodys'}}"));

        var completed = awaitState(replica, replica.begins(), COMPLETED);

        assertThat(completed.differences()).containsExactlyInAnyOrder(ids.get(3), ids.get(5), ids.get(7), "nobodys");
        assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void moreDifferencesThanCanBeListedAreSaidToBeMore() {
        var orders = new ArrayList<Happened>();
        for (var number = 0; number < Comparison.MOST_LISTED + 10; number++) {
            orders.addAll(ofOrder("order-" + number, ALICE, START).placed().history());
        }
        happens(orders);
        var replica = replica();
        awaitStored(replica);
        replica.view()
                .documentsIn(Slot.FIRST)
                .updateMany(new BsonDocument(), Updates.set("state.order.customerId", "mallory"));

        var completed = awaitState(replica, replica.begins(), COMPLETED);

        assertThat(completed.differences()).hasSize(Comparison.MOST_LISTED);
        assertThat(completed.moreDifferences()).isTrue();
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
        assertThat(replica.view().live().getNamespace().getCollectionName()).isEqualTo("orders");
        var second = awaitState(replica, replica.begins(), COMPLETED);
        assertThat(replica.rebuilds()
                        .cancel(replica.view(), second.id())
                        .orElseThrow()
                        .state())
                .as("too late")
                .isEqualTo(COMPLETED);
        assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), history));
    }

    // ---- several replicas, and crashes

    @Test
    void aRebuildGoesOnAfterARestart() {
        happens(new Histories(7).ofOrders(40));
        var slow = new Slow();
        var first = replica(slow);
        awaitStored(first);
        slow.stopsAtNewDocuments();
        var rebuild = first.begins();
        await().atMost(PATIENCE).until(() -> first.runs("orders-2"));

        slow.dies();
        first.close();
        replicas.remove(first);
        assertThat(count(Slot.SECOND)).as("it was in the middle of it").isZero();
        var second = replica();

        awaitState(second, rebuild, COMPLETED);
        assertThat(stored(second)).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void severalReplicasRebuildTogetherAndAllOfThemSwitch() {
        happens(new Histories(8).ofOrders(100));
        var all = List.of(replica(), replica(), replica());
        awaitStored(all.getFirst());

        var rebuild = all.get(1).begins();
        happens(ofOrder("meanwhile", ALICE, START).thereAndBack().history());

        all.forEach(replica -> {
            assertThat(awaitState(replica, rebuild, COMPLETED).differences()).isEmpty();
            await().atMost(PATIENCE)
                    .until(() -> replica.view()
                            .live()
                            .getNamespace()
                            .getCollectionName()
                            .equals("orders-2"));
            awaitStored(replica);
        });
        happens(ofOrder("afterwards", ALICE, START).thereAndBack().history());
        awaitStored(all.getLast());
        await("the old one is gone").atMost(PATIENCE).until(() -> count(Slot.FIRST) == 0);
    }

    @Test
    void anotherReplicaGoesOnWhenTheLeaderHasDied() {
        happens(new Histories(9).ofOrders(40));
        var slow = new Slow();
        var leader = replica(slow);
        awaitStored(leader);
        slow.stopsAtNewDocuments();
        var rebuild = leader.begins();
        await().atMost(PATIENCE).until(() -> leader.runs("orders-2"));
        var other = replica();
        await().atMost(PATIENCE).until(() -> other.runs("orders-2"));
        assertThat(other.sees(rebuild).state()).isEqualTo(RUNNING);

        slow.dies();
        leader.close();
        replicas.remove(leader);

        awaitState(other, rebuild, COMPLETED);
        assertThat(stored(other)).isEqualTo(foldAll(new OrdersView(), history));
    }

    // ---- who hears of it

    @Test
    void listenersHearNothingOfTheHistoryThatIsToldAgainAndEverythingNew() {
        happens(new Histories(10).ofOrders(30));
        var heard = new CopyOnWriteArrayList<String>();
        var moved = new CopyOnWriteArrayList<Optional<OrderState>>();
        var replica = add(new Replica("listened", new OrdersView(), events, views.database(), new Written<>() {
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

    // ---- other forms of the view

    @Test
    void aNewFormOfTheViewIsBuiltWhenItIsDeployedAndOnlyOnce() {
        happens(new Histories(11).ofOrders(30));
        var old = replica();
        awaitStored(old);
        old.close();
        replicas.remove(old);

        var changed = replica(new Changed());

        var expected = foldAll(new Changed(), history);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored(changed)).isEqualTo(expected));
        assertThat(changed.view().live().getNamespace().getCollectionName()).isEqualTo("orders-2");
        var rebuilds = views.database().getCollection("rebuilds");
        assertThat(rebuilds.countDocuments()).isEqualTo(1);
        assertThat(changed.rebuilds().request(changed.view()))
                .as("another one may be asked for")
                .isPresent();
    }

    @Test
    void aProcessOfTheOldFormDoesNotTouchWhatTheNewOneBuilds() {
        happens(new Histories(12).ofOrders(30));
        var old = replica();
        awaitStored(old);

        var changed = replica(new Changed());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored(changed)).isEqualTo(foldAll(new Changed(), history)));
        assertThat(old.runs("orders-2")).isFalse();
        await().atMost(PATIENCE).until(() -> count(Slot.FIRST) == 0);
        happens(ofOrder("after", ALICE, START).placed().history());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored(changed)).isEqualTo(foldAll(new Changed(), history)));
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
        assertThat(views.database().getCollection("deadletters").countDocuments(eq("processingGroup", "orders-2")))
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

    // ---- the people of the story

    private Replica replica() {
        return replica(new OrdersView());
    }

    private Replica replica(View<OrderState> view) {
        return add(new Replica("replica " + System.nanoTime(), view, events, views.database()))
                .start();
    }

    private Replica add(Replica replica) {
        replicas.add(replica);
        return replica;
    }

    private void happens(List<Happened> more) {
        synchronized (history) {
            history.addAll(more);
            events.appendEvents(messagesOf(more));
        }
    }

    private Map<String, OrderState> stored(Replica replica) {
        var all = new TreeMap<String, OrderState>();
        replica.view().live().find().forEach(found -> all.put(found.id(), found.state()));
        return all;
    }

    private long count(Slot slot) {
        return views.database().getCollection(slot.of("orders")).countDocuments();
    }

    private void awaitStored(Replica replica) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), List.copyOf(history))));
    }

    private static Rebuild awaitState(Replica replica, Rebuild rebuild, State state) {
        return await(state.name()).atMost(PATIENCE).until(() -> replica.sees(rebuild), seen -> seen.state() == state);
    }

    /** The orders' view, as others are made of it. */
    private abstract static class Like implements View<OrderState> {

        private final View<OrderState> orders = new OrdersView();

        @Override
        public String name() {
            return orders.name();
        }

        @Override
        public int version() {
            return orders.version();
        }

        @Override
        public Optional<String> documentOf(Object event) {
            return orders.documentOf(event);
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, Happened happened) {
            return orders.evolve(state, happened);
        }
    }

    /** Stops at will when an order is placed. */
    private static final class Slow extends Like {

        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean isDead;

        void stopsAtNewDocuments() {
            gate = new CountDownLatch(1);
        }

        void goesOn() {
            gate.countDown();
        }

        /** Whatever it is at fails. */
        void dies() {
            isDead = true;
            gate.countDown();
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, Happened happened) {
            if (state == null) {
                try {
                    gate.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            if (isDead) {
                throw new Dead();
            }
            return super.evolve(state, happened);
        }
    }

    private static final class Dead extends RuntimeException implements PassingFault {
        private static final long serialVersionUID = 1L;
    }

    /** Tells customers in another way. */
    private static final class Changed extends Like {

        @Override
        public int version() {
            return 2;
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, Happened happened) {
            var evolved = super.evolve(state, happened);
            var order = evolved.order();
            return order == null || !(happened.event() instanceof OrderPlaced)
                    ? evolved
                    : new OrderState(
                            evolved.orderId(),
                            new OrderState.Ordered(
                                    "customer " + order.customerId(),
                                    order.status(),
                                    order.lines(),
                                    order.rentalPeriod(),
                                    order.placedAt(),
                                    order.cancellation(),
                                    order.timeline()),
                            evolved.delivery(),
                            evolved.returnDelivery(),
                            evolved.updatedAt(),
                            evolved.sequences());
        }
    }

    /** Can't fold one of the orders. */
    private static final class Troubled extends Like {

        @Override
        public OrderState evolve(@Nullable OrderState state, Happened happened) {
            if (documentOf(happened.event()).orElseThrow().equals("poisoned")) {
                throw new IllegalArgumentException();
            }
            return super.evolve(state, happened);
        }
    }
}
