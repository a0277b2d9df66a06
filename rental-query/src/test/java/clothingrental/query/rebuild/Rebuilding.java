package clothingrental.query.rebuild;

import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

/** The history, the store and the replicas that tests of rebuilds have. */
abstract class Rebuilding {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    @AutoClose
    final TestViews views;

    final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    final List<SequencedEvent> history = new ArrayList<>();
    final List<Replica> replicas = new ArrayList<>();

    Rebuilding(TestViews.Kind store) {
        views = store.open();
    }

    @AfterEach
    void allStop() {
        replicas.forEach(Replica::close);
    }

    Replica replica() {
        return replica(new OrdersView());
    }

    Replica replica(View<OrderState> view) {
        return add(new Replica("replica " + System.nanoTime(), view, events, views))
                .start();
    }

    Replica add(Replica replica) {
        replicas.add(replica);
        return replica;
    }

    void happens(List<SequencedEvent> more) {
        synchronized (history) {
            history.addAll(more);
            events.appendEvents(messagesOf(more));
        }
    }

    Map<String, OrderState> stored(Replica replica) {
        return StoredStates.of(replica.view().live());
    }

    long count(Slot slot) {
        return StoredStates.count(views.view(OrderViewDefinition.DEFINITION).in(slot));
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
