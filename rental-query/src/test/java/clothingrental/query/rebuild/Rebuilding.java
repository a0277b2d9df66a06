package clothingrental.query.rebuild;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.query.InMemoryViews;
import clothingrental.query.fold.Happened;
import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.fold.View;
import clothingrental.query.projection.Slot;
import clothingrental.query.rebuild.Rebuild.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

/** The history, the store and the replicas that tests of rebuilds have. */
abstract class Rebuilding {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    @AutoClose
    final InMemoryViews views = new InMemoryViews();

    final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    final List<Happened> history = new ArrayList<>();
    final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void allStop() {
        replicas.forEach(Replica::close);
    }

    Replica replica() {
        return replica(new OrdersView());
    }

    Replica replica(View<OrderState> view) {
        return add(new Replica("replica " + System.nanoTime(), view, events, views.database()))
                .start();
    }

    Replica add(Replica replica) {
        replicas.add(replica);
        return replica;
    }

    void happens(List<Happened> more) {
        synchronized (history) {
            history.addAll(more);
            events.appendEvents(messagesOf(more));
        }
    }

    Map<String, OrderState> stored(Replica replica) {
        var all = new TreeMap<String, OrderState>();
        replica.view().live().find().forEach(found -> all.put(found.id(), found.state()));
        return all;
    }

    long count(Slot slot) {
        return views.database().getCollection(slot.of("orders")).countDocuments();
    }

    void awaitStored(Replica replica) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stored(replica)).isEqualTo(foldAll(new OrdersView(), List.copyOf(history))));
    }

    static Rebuild awaitState(Replica replica, Rebuild rebuild, State state) {
        return await(state.name()).atMost(PATIENCE).until(() -> replica.sees(rebuild), seen -> seen.state() == state);
    }
}
