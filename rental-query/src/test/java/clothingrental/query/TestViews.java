package clothingrental.query;

import clothingrental.query.audit.PositionIndex;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.rebuild.RebuildStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import java.time.Duration;

/** A store for views that forgets. Each kind of it does the same. */
public interface TestViews extends AutoCloseable {

    /** The kinds of stores. */
    enum Kind {
        /** The MongoDB driver, on a server that has its protocol. */
        MONGODB {
            @Override
            public TestViews open() {
                return new InMemoryViews();
            }
        },
        /** An SQL database in a file. */
        EMBEDDED {
            @Override
            public TestViews open() {
                return new EmbeddedViews();
            }
        };

        /** An empty store. */
        public abstract TestViews open();
    }

    Duration CLAIM_TIMEOUT = Duration.ofMillis(1_500);

    /** As a replica of this name sees it. */
    ViewStore store(String replica);

    RebuildStore rebuilds();

    /** Takes a document away, as nobody should. */
    void delete(String table, String id);

    PositionIndex positions();

    /** A view in it that nobody listens to. */
    default <S> RebuildableView<S> view(ViewDefinition<S> definition) {
        var store = store("the only one");
        var view = new RebuildableView<>(definition, store, new ProjectionStates(store.states(), Duration.ofHours(1)));
        view.in(Slot.FIRST).prepare();
        view.in(Slot.SECOND).prepare();
        return view;
    }

    @Override
    void close();
}
