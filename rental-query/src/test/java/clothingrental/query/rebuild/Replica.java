package clothingrental.query.rebuild;

import clothingrental.api.DomainEvent;
import clothingrental.platform.deadletter.EnqueueNonTransientFaults;
import clothingrental.query.LikeTheOrdersView;
import clothingrental.query.TestViews;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.ViewsProperties;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.slots.SlotProcessing;
import clothingrental.query.slots.ViewStoreInitializer;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.View;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** A process that keeps and rebuilds the orders' view, on stores that it may share with others. */
final class Replica implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final RebuildableView<OrderState> view;
    private final Rebuilds rebuilds;
    private final Configuration axon;
    private final RebuildCoordinator coordinator;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> looking;

    Replica(String name, View<OrderState> fold, EventStorageEngine events, TestViews views) {
        this(name, fold, events, views, state -> {});
    }

    Replica(
            String name,
            View<OrderState> fold,
            EventStorageEngine events,
            TestViews views,
            Written<OrderState> listener) {
        var properties = new ViewsProperties(
                ViewsProperties.Store.MONGODB, "any", Path.of("any"), 100, POLL, POLL.multipliedBy(20));
        var serializer = Jackson3Serializer.builder().build();
        var store = views.store(name);
        var states = new ProjectionStates(store.states(), properties.maxAge());
        view = new RebuildableView<>(LikeTheOrdersView.definitionOf(fold), store, states, () -> listener);
        new ViewStoreInitializer(List.of(view)).start();
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> serializer)
                .configureEmbeddedEventStore(axon -> events);
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors((axon, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .tokenClaimInterval(POLL.toMillis() * 4)
                        .claimExtensionThreshold(POLL.toMillis() * 4)
                        .enableCoordinatorClaimExtension()
                        .initialSegmentCount(2))
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> event ->
                        event.getPayload() instanceof DomainEvent happened ? happened.subject() : event.getIdentifier())
                .registerDefaultDeadLetterPolicy(axon -> new EnqueueNonTransientFaults());
        new SlotProcessing(store, states, properties.batchSize()).of(view).configureModule(configurer);
        axon = configurer.buildConfiguration();
        rebuilds = new Rebuilds(views.rebuilds(), states, store, axon.eventStore(), Clock.systemUTC());
        coordinator = new RebuildCoordinator(
                List.of(view),
                states,
                rebuilds,
                new RebuildSteps(
                        states, rebuilds, store, axon.eventStore(), axon.eventProcessingConfiguration(), properties),
                axon.eventProcessingConfiguration(),
                properties);
    }

    Replica start() {
        axon.start();
        looking = clock.scheduleWithFixedDelay(coordinator::look, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    RebuildableView<OrderState> view() {
        return view;
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    Rebuild begins() {
        return rebuilds.request(view).orElseThrow();
    }

    Rebuild sees(Rebuild rebuild) {
        return rebuilds.find(view, rebuild.id()).orElseThrow();
    }

    boolean runs(String processor) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow()
                .isRunning();
    }

    /** Leaves what it leads as it is. */
    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(false);
        }
        clock.close();
        axon.shutdown();
    }
}
