package clothingrental.query.slots;

import clothingrental.platform.processing.DelegatingEventSource;
import clothingrental.platform.processing.tuning.EventBatchingSource;
import clothingrental.query.projection.ViewProjector;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewStore;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.monitoring.NoOpMessageMonitor;

/**
 * The processors of the projections, one for each slot. Each writes after its batch, and parks what can't be folded in a
 * queue of its own in the views' store. A processor takes up work only while its slot is in use.
 */
public final class SlotProcessing {

    private static final int ANY_NUMBER = Short.MAX_VALUE;

    /** Where orders meet, an event may have very many documents: an order of 20 products for 90 days has 1,800. */
    private static final int MOST_EVENTS_OF_MANY_DOCUMENTS = 20;

    private final ViewStore store;
    private final ProjectionStates states;
    private final int batchSize;

    public SlotProcessing(ViewStore store, ProjectionStates states, int batchSize) {
        this.store = store;
        this.states = states;
        this.batchSize = batchSize;
    }

    /** Configures the processors of a view. */
    public ConfigurerModule of(RebuildableView<?> view) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            for (var slot : Slot.values()) {
                var name = slot.of(view.name());
                var projection = view.projectionIn(slot);
                processing
                        .registerEventHandler(axon -> new ViewProjector(name, projection))
                        .assignHandlerInstancesMatching(
                                name,
                                handler -> handler instanceof ViewProjector projector
                                        && projector.processor().equals(name))
                        .registerHandlerInterceptor(name, axon -> projection.writing())
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                name,
                                (axon, invoker) ->
                                        invoker.enableSequenceIdentifierCache().allowReset(true))
                        .registerPooledStreamingEventProcessorConfiguration(
                                name, (axon, processor) -> processorOf(view, slot, axon, processor));
                keptBesideTheViews(processing, name, store);
                processing.registerDeadLetterQueue(name, axon -> store.deadLetters(name));
            }
        };
    }

    /** Has a processor's tokens kept in the store of the views, and written in its transactions if it has any. */
    public static void keptBesideTheViews(EventProcessingConfigurer processing, String processor, ViewStore store) {
        processing.registerTokenStore(processor, axon -> store.tokens().store());
        store.transactions()
                .ifPresent(transactions -> processing
                        .registerTransactionManager(processor, axon -> transactions)
                        .registerDeadLetterQueue(processor, axon -> store.deadLetters(processor)));
    }

    private PooledStreamingEventProcessor.Builder processorOf(
            RebuildableView<?> view, Slot slot, Configuration axon, PooledStreamingEventProcessor.Builder processor) {
        var configured = forHistory(axon, processor, batchSize).maxSegmentProvider(new WhileInUse(view, slot));
        return switch (view.definition().sequencing()) {
            case PER_ORDER -> configured;
            // not in runs: of those each event has the position of the last one
            case ONE_AFTER_THE_OTHER ->
                configured
                        .messageSource(DelegatingEventSource.of(axon))
                        .batchSize(Math.min(batchSize, MOST_EVENTS_OF_MANY_DOCUMENTS))
                        .initialSegmentCount(1);
        };
    }

    /**
     * Makes a processor one that reads a history fast: events in runs, large batches, and no timers for each event, which cost more
     * than folding it; the lag is watched.
     */
    public static PooledStreamingEventProcessor.Builder forHistory(
            Configuration axon, PooledStreamingEventProcessor.Builder processor, int batchSize) {
        return processor
                .messageSource(EventBatchingSource.of(axon))
                .batchSize(batchSize)
                .messageMonitor(NoOpMessageMonitor.instance());
    }

    /**
     * All segments while the slot is in use, else none. What a processor could take at most is asked for when it is
     * built, and has to be something then; what it may take is asked for each time it looks for segments.
     */
    private final class WhileInUse implements MaxSegmentProvider {

        private final RebuildableView<?> view;
        private final Slot slot;

        WhileInUse(RebuildableView<?> view, Slot slot) {
            this.view = view;
            this.slot = slot;
        }

        @Override
        public int getMaxSegments(String processor) {
            return ANY_NUMBER;
        }

        @Override
        public Integer apply(String processor) {
            return states.of(view).keeps(slot, view.view().version()) ? ANY_NUMBER : 0;
        }
    }
}
