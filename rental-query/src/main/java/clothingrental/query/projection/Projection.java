package clothingrental.query.projection;

import clothingrental.platform.fault.TransientFault;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a view in a table: one read and one write for each batch of events, however many events a document has in it, and
 * nothing at all for a batch that does not concern it.
 *
 * <p>The write happens right after the batch's last event, and not when the batch is committed: Axon stores the
 * processor's token first then, and not every store has views and token in one transaction. A crash in between makes the batch
 * be handled again, which changes nothing. It is done around the handlers, as an interceptor: an event that can't be folded
 * is parked, also the last one, and what the others gave is written all the same; and if the write fails, none of
 * the events is to blame, and the whole batch is handled again.
 *
 * @param <S> the view's state
 */
public final class Projection<S> {

    private final View<S> view;
    private final ViewTable<S> table;
    private final Written<S> listener;
    private final Supplier<Filling> filling;

    /** Hears of each state once it is stored; of one that was stored before, too, if a batch is handled again. */
    public interface Written<S> {
        void written(S state);

        /**
         * What is read has moved to another place. What was written there a moment before was not told.
         *
         * @param stored what is read now, by a document's id
         */
        default void moved(Function<String, Optional<S>> stored) {}
    }

    /**
     * Whether the table is filled from the history.
     *
     * @param isGoingOn then what begins in a batch is not there yet
     * @param number of the last filling; a batch that was begun before another one must not write into it
     */
    public record Filling(boolean isGoingOn, long number) {

        public static final Filling NONE = new Filling(false, 0);
    }

    /** A projection that nobody listens to. */
    public Projection(View<S> view, ViewTable<S> table) {
        this(view, table, state -> {}, () -> Filling.NONE);
    }

    /** @param filling how the table is filled from the history at the moment */
    public Projection(View<S> view, ViewTable<S> table, Written<S> listener, Supplier<Filling> filling) {
        this.listener = listener;
        this.view = view;
        this.table = table;
        this.filling = filling;
    }

    /** Folds an event of the batch that is being processed. */
    public void handle(DomainEventMessage<?> message) {
        var unitOfWork = CurrentUnitOfWork.get();
        Batch batch = unitOfWork.getOrComputeResource(resource(), name -> new Batch(messagesOf(unitOfWork)));
        batch.evolve(message);
    }

    /**
     * What has to stand around the handlers of the processor: it writes what a batch has changed, once its last event was
     * handled or parked. A projection is no interceptor itself, because Axon takes every such bean for one of all
     * command handlers and processors.
     */
    public MessageHandlerInterceptor<EventMessage<?>> writing() {
        return BatchCompletionInterceptor.does(unitOfWork -> {
            @Nullable Batch batch = unitOfWork.getResource(resource());
            if (batch != null) {
                batch.write();
                unitOfWork.afterCommit(committed -> batch.tell());
            }
        });
    }

    private String resource() {
        return "projection " + view.name();
    }

    private static long positionOf(Message<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? TokenPositions.of(tracked.trackingToken())
                : SequencedEvent.UNKNOWN_POSITION;
    }

    private static Stream<? extends Message<?>> messagesOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork instanceof BatchingUnitOfWork<?> several
                ? several.getMessages().stream()
                : Stream.of(unitOfWork.getMessage());
    }

    /** The documents that a batch of events touches. */
    private final class Batch {

        private final Map<String, ViewDocument<S>> before = new HashMap<>();
        private final Map<String, S> after = new HashMap<>();

        /** What begins in this batch, and is taken not to be stored yet without looking; with all that happened to it. */
        private final Map<String, List<SequencedEvent>> beginning = new HashMap<>();

        private final Filling begunIn = filling.get();

        Batch(Stream<? extends Message<?>> messages) {
            var stored = new HashSet<String>();
            messages.forEach(message -> view.documentsOf(message.getPayload()).forEach(id -> {
                if (beginning.containsKey(id) || stored.contains(id)) {
                    return;
                }
                if (begunIn.isGoingOn() && isBeginningOf(id, message)) {
                    beginning.put(id, new ArrayList<>());
                } else {
                    stored.add(id);
                }
            }));
            read(stored);
        }

        private boolean isBeginningOf(String id, Message<?> message) {
            return message instanceof DomainEventMessage<?> event
                    && event.getSequenceNumber() == 0
                    && event.getAggregateIdentifier().equals(id);
        }

        private void read(Collection<String> ids) {
            if (ids.isEmpty()) {
                return;
            }
            table.read(ids).forEach((id, found) -> {
                before.put(id, found);
                after.put(id, found.state());
            });
        }

        void evolve(DomainEventMessage<?> message) {
            var happened = new SequencedEvent(
                    message.getPayload(),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message.getTimestamp(),
                    positionOf(message));
            view.documentsOf(message.getPayload()).forEach(id -> {
                evolve(id, happened);
                var sinceTheBeginning = beginning.get(id);
                if (sinceTheBeginning != null) {
                    sinceTheBeginning.add(happened);
                }
            });
        }

        private void evolve(String id, SequencedEvent happened) {
            after.put(id, view.evolve(id, after.get(id), happened));
        }

        void write() {
            var now = filling.get();
            if (now.isGoingOn() && !now.equals(begunIn)) {
                throw new Overtaken(view.name());
            }
            var begun = Map.copyOf(beginning);
            beginning.clear();
            foldUponWhatIsStored(begun, insert(List.copyOf(begun.keySet())));
            var writes = new ArrayList<DocumentChange<S>>();
            after.forEach((id, state) -> {
                if (!begun.containsKey(id) || before.containsKey(id)) {
                    changeOf(id, before.get(id), state).ifPresent(writes::add);
                }
            });
            if (!writes.isEmpty()) {
                table.write(writes);
            }
        }

        /** Inserts what begins here; answers what did not, since it is stored already. */
        private Set<String> insert(List<String> ids) {
            var documents = new ArrayList<ViewDocument<S>>();
            for (var id : ids) {
                var state = after.get(id); // none if it could not be folded
                if (state != null) {
                    documents.add(new ViewDocument<>(id, 1, state));
                }
            }
            return documents.isEmpty() ? Set.of() : table.insert(documents);
        }

        /** A batch that is handled again finds what it has inserted before. */
        private void foldUponWhatIsStored(Map<String, List<SequencedEvent>> begun, Set<String> stored) {
            stored.forEach(after::remove);
            read(stored);
            for (var id : stored) {
                Objects.requireNonNull(begun.get(id)).forEach(happened -> evolve(id, happened));
            }
        }

        /** Also what was in the store already: whoever wrote it may have died before telling. */
        void tell() {
            after.values().forEach(listener::written);
        }

        private Optional<DocumentChange<S>> changeOf(String id, @Nullable ViewDocument<S> before, S state) {
            if (before == null) {
                return Optional.of(DocumentChange.toNew(id, state));
            }
            return Objects.equals(before.state(), state)
                    ? Optional.empty()
                    : Optional.of(DocumentChange.of(before, state));
        }
    }

    /** The table was emptied since the batch was begun: this process was away for long. */
    static final class Overtaken extends RuntimeException implements TransientFault {

        private static final long serialVersionUID = 1L;

        Overtaken(String view) {
            super(view + " is filled anew since this batch was begun");
        }
    }
}
