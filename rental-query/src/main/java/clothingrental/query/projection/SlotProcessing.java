package clothingrental.query.projection;

import clothingrental.platform.messaging.EventsInRuns;
import clothingrental.query.fold.View;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;

/**
 * The processors of the projections, one for each slot. Each writes after its batch, and parks what can't be folded in a
 * queue of its own in the views' store. A processor takes up work only while its slot is in use.
 */
public final class SlotProcessing {

    private static final int ANY_NUMBER = Short.MAX_VALUE;

    private final MongoTemplate store;
    private final Serializer serializer;
    private final ProjectionTokens tokens;
    private final Standings standings;
    private final int batchSize;

    public SlotProcessing(
            MongoTemplate store, Serializer serializer, ProjectionTokens tokens, Standings standings, int batchSize) {
        this.store = store;
        this.serializer = serializer;
        this.tokens = tokens;
        this.standings = standings;
        this.batchSize = batchSize;
    }

    /** Handles the events of one slot's processor. */
    public interface Projector {

        /** The name of the processor. */
        String processor();

        /** What it keeps. */
        Projection<?, ?> projection();
    }

    /**
     * Configures the processors of a view.
     *
     * @param projectors makes what handles the events in a slot; asked late, since it may need what is being configured
     */
    public ConfigurerModule of(View<?> view, Function<Slot, Projector> projectors) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            for (var slot : Slot.values()) {
                var name = slot.of(view.name());
                processing
                        .registerEventHandler(axon -> projectors.apply(slot))
                        .assignHandlerInstancesMatching(
                                name,
                                handler -> handler instanceof Projector projector
                                        && projector.processor().equals(name))
                        .registerTokenStore(name, axon -> tokens.store())
                        .registerHandlerInterceptor(
                                name,
                                axon -> projectors.apply(slot).projection().writing())
                        .registerDeadLetterQueue(name, axon -> new ParkedOnce(name, store, serializer))
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                name,
                                (axon, invoker) ->
                                        invoker.enableSequenceIdentifierCache().allowReset(true))
                        .registerPooledStreamingEventProcessorConfiguration(
                                name,
                                (axon, processor) -> forHistory(axon, processor, batchSize)
                                        .maxSegmentProvider(new WhileInUse(view, slot)));
            }
        };
    }

    /**
     * Makes a processor one that reads a history fast: events in runs, large batches, and no timers for each event, which cost more
     * than folding it; the lag is watched.
     */
    public static PooledStreamingEventProcessor.Builder forHistory(
            Configuration axon, PooledStreamingEventProcessor.Builder processor, int batchSize) {
        return processor
                .messageSource(EventsInRuns.of(axon))
                .batchSize(batchSize)
                .messageMonitor(NoOpMessageMonitor.instance());
    }

    /**
     * All segments while the slot is in use, else none. What a processor could take at most is asked for when it is
     * built, and has to be something then; what it may take is asked for each time it looks for segments.
     */
    private final class WhileInUse implements MaxSegmentProvider {

        private final View<?> view;
        private final Slot slot;

        WhileInUse(View<?> view, Slot slot) {
            this.view = view;
            this.slot = slot;
        }

        @Override
        public int getMaxSegments(String processor) {
            return ANY_NUMBER;
        }

        @Override
        public Integer apply(String processor) {
            return standings.of(view).keeps(slot, view.version()) ? ANY_NUMBER : 0;
        }
    }
}
