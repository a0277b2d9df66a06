package clothingrental.query.rebuild;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.rebuild.Rebuild.State.COMPLETED;
import static clothingrental.query.rebuild.Rebuild.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.query.Histories;
import clothingrental.query.InMemoryViews;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.rebuild.OddViews.Changed;
import clothingrental.query.rebuild.OddViews.Slow;
import clothingrental.query.view.OrdersView;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several processes rebuild a view together, go on for each other, and have different forms of it. */
class RebuildByReplicasTest extends Rebuilding {

    RebuildByReplicasTest() {
        super(TestViews.Kind.MONGODB); // an embedded store is one process's own
    }

    private MongoDatabase mongodb() {
        return ((InMemoryViews) views).database();
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
            await().atMost(PATIENCE).until(() -> replica.view().liveSlot() == Slot.SECOND);
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
        assertThat(changed.view().liveSlot()).isEqualTo(Slot.SECOND);
        assertThat(mongodb().getCollection("rebuilds").countDocuments()).isEqualTo(1);
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
}
