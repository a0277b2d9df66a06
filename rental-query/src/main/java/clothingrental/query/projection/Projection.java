package clothingrental.query.projection;

import clothingrental.platform.fault.PassingFault;
import clothingrental.query.fold.Happened;
import clothingrental.query.fold.View;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
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
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a view in a collection: one read and one bulk write for each batch of events, however many events a document
 * has in it.
 *
 * <p>The write happens right after the batch's last event, and not when the batch is committed: Axon stores the
 * processor's token first then, and views and token are not in one transaction. A crash in between makes the batch be
 * handled again, which changes nothing. It is done around the handlers, as an interceptor: an event that can't be folded
 * is parked, also the last one, and what the others gave is written all the same; and if the write fails, none of
 * the events is to blame, and the whole batch is handled again.
 *
 * @param <S> the view's state
 * @param <D> the document around it
 */
public final class Projection<S, D extends Stored<S>> {

    private final View<S> view;
    private final MongoCollection<D> collection;
    private final DocumentFactory<S, D> documents;
    private final Written<S> listener;
    private final Supplier<Filling> filling;

    /** Makes a document of an id, a version and a state. */
    public interface DocumentFactory<S, D> {
        D create(String id, long version, S state);
    }

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
     * Whether the collection is filled from the history.
     *
     * @param isGoingOn then what begins in a batch is not there yet
     * @param number of the last filling; a batch that was begun before another one must not write into it
     */
    record Filling(boolean isGoingOn, long number) {

        static final Filling NONE = new Filling(false, 0);
    }

    /** A projection that nobody listens to. */
    public Projection(View<S> view, MongoCollection<D> collection, DocumentFactory<S, D> documents) {
        this(view, collection, documents, state -> {});
    }

    public Projection(
            View<S> view, MongoCollection<D> collection, DocumentFactory<S, D> documents, Written<S> listener) {
        this(view, collection, documents, listener, () -> Filling.NONE);
    }

    /** @param filling how the collection is filled from the history at the moment */
    Projection(
            View<S> view,
            MongoCollection<D> collection,
            DocumentFactory<S, D> documents,
            Written<S> listener,
            Supplier<Filling> filling) {
        this.listener = listener;
        this.view = view;
        this.collection = collection;
        this.documents = documents;
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
        return AfterTheBatch.does(unitOfWork -> {
            @Nullable Batch batch = unitOfWork.getResource(resource());
            if (batch != null) {
                batch.write();
                batch.tell();
            }
        });
    }

    private String resource() {
        return "projection " + view.name();
    }

    private static Stream<? extends Message<?>> messagesOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork instanceof BatchingUnitOfWork<?> several
                ? several.getMessages().stream()
                : Stream.of(unitOfWork.getMessage());
    }

    /** The documents that a batch of events touches. */
    private final class Batch {

        private final Map<String, D> before = new HashMap<>();
        private final Map<String, S> after = new HashMap<>();

        /** What begins in this batch, and is taken not to be stored yet without looking; with all that happened to it. */
        private final Map<String, List<Happened>> beginning = new HashMap<>();

        private final Filling begunIn = filling.get();

        Batch(Stream<? extends Message<?>> messages) {
            var stored = new HashSet<String>();
            messages.forEach(message -> view.documentOf(message.getPayload()).ifPresent(id -> {
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
            try {
                collection.find(Filters.in("_id", ids)).forEach(found -> {
                    before.put(found.id(), found);
                    after.put(found.id(), found.state());
                });
            } catch (MongoException failure) {
                throw new NotReadable(view.name(), failure);
            }
        }

        void evolve(DomainEventMessage<?> message) {
            var happened = new Happened(
                    message.getPayload(),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message.getTimestamp());
            view.documentOf(message.getPayload()).ifPresent(id -> {
                evolve(id, happened);
                var sinceTheBeginning = beginning.get(id);
                if (sinceTheBeginning != null) {
                    sinceTheBeginning.add(happened);
                }
            });
        }

        private void evolve(String id, Happened happened) {
            after.put(id, view.evolve(after.get(id), happened));
        }

        void write() {
            var now = filling.get();
            if (now.isGoingOn() && !now.equals(begunIn)) {
                throw new Overtaken(view.name());
            }
            var begun = Map.copyOf(beginning);
            beginning.clear();
            foldUponWhatIsStored(begun, insert(List.copyOf(begun.keySet())));
            var writes = new ArrayList<WriteModel<D>>();
            after.forEach((id, state) -> {
                if (!begun.containsKey(id) || before.containsKey(id)) {
                    writes.addAll(changeOf(id, before.get(id), state));
                }
            });
            if (writes.isEmpty()) {
                return;
            }
            var result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            var written = result.getMatchedCount() + result.getInsertedCount();
            if (written != writes.size()) {
                throw new WrittenBySomebodyElse(view.name(), writes.size() - written);
            }
        }

        /** Inserts what begins here; answers what did not, since it is stored already. */
        private Set<String> insert(List<String> ids) {
            var documents = new ArrayList<D>();
            var inserted = new ArrayList<String>();
            for (var id : ids) {
                var state = after.get(id); // none if it could not be folded
                if (state != null) {
                    documents.add(Projection.this.documents.create(id, 1, state));
                    inserted.add(id);
                }
            }
            var storedAlready = new HashSet<String>();
            if (!documents.isEmpty()) {
                try {
                    collection.insertMany(documents, new InsertManyOptions().ordered(false));
                } catch (MongoBulkWriteException refused) {
                    for (var error : refused.getWriteErrors()) {
                        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                            throw refused;
                        }
                        storedAlready.add(inserted.get(error.getIndex()));
                    }
                    if (storedAlready.isEmpty()) {
                        throw refused;
                    }
                }
            }
            return storedAlready;
        }

        /** A batch that is handled again finds what it has inserted before. */
        private void foldUponWhatIsStored(Map<String, List<Happened>> begun, Set<String> stored) {
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

        private Collection<WriteModel<D>> changeOf(String id, @Nullable D before, S state) {
            if (before == null) {
                return List.of(new InsertOneModel<>(documents.create(id, 1, state)));
            }
            if (Objects.equals(before.state(), state)) {
                return List.of();
            }
            return List.of(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", id), Filters.eq("version", before.version())),
                    documents.create(id, before.version() + 1, state)));
        }
    }

    /** Another process has written the same documents since they were read; the batch is handled again. */
    static final class WrittenBySomebodyElse extends RuntimeException implements PassingFault {

        private static final long serialVersionUID = 1L;

        WrittenBySomebodyElse(String view, int documents) {
            super(documents + " documents of " + view + " were written by another process at the same time");
        }
    }

    /** The collection was emptied since the batch was begun: this process was away for long. */
    static final class Overtaken extends RuntimeException implements PassingFault {

        private static final long serialVersionUID = 1L;

        Overtaken(String view) {
            super(view + " is filled anew since this batch was begun");
        }
    }

    /** The store does not answer; no event is to blame. */
    static final class NotReadable extends RuntimeException implements PassingFault {

        private static final long serialVersionUID = 1L;

        NotReadable(String view, MongoException failure) {
            super("the store of " + view + " can't be read", failure);
        }
    }
}
