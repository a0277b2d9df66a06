package clothingrental.query.rebuild;

import clothingrental.query.projection.ViewsProperties;
import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionState.Lead;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Each replica's hand in rebuilds. It looks regularly where the projections stand, starts and stops this process' processors
 * accordingly, and, if this replica leads, takes the next step. A replica leads as long as it gives signs of life;
 * when they fail to come, another one goes on.
 */
@Component
class RebuildCoordinator implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildCoordinator.class);
    private static final int POLLS_UNTIL_TAKEN_FOR_DEAD = 5;

    private final List<RebuildableView<?>> views;
    private final ProjectionStates states;
    private final Rebuilds rebuilds;
    private final RebuildSteps nextStep;
    private final EventProcessingConfiguration processing;
    private final Duration poll;
    private final Duration leaderPatience;
    private final String replica = UUID.randomUUID().toString();
    private final Map<String, SignOfLife> leaders = new HashMap<>();
    private final Map<String, Slot> read = new HashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** How a replica has shown that it leads, and when that was seen here. */
    private record SignOfLife(Lead lead, long seenAt) {}

    RebuildCoordinator(
            List<RebuildableView<?>> views,
            ProjectionStates states,
            Rebuilds rebuilds,
            RebuildSteps nextStep,
            EventProcessingConfiguration processing,
            ViewsProperties properties) {
        this.views = views;
        this.states = states;
        this.rebuilds = rebuilds;
        this.nextStep = nextStep;
        this.processing = processing;
        this.poll = properties.poll();
        this.leaderPatience = poll.multipliedBy(POLLS_UNTIL_TAKEN_FOR_DEAD);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, poll);
    }

    /** Looks at all projections; one that fails is looked at again the next time. */
    void look() {
        for (var view : views) {
            try {
                look(view);
            } catch (RuntimeException failure) {
                LOG.warn("The state of {} can't be followed: {}", view.name(), failure.toString());
            }
        }
    }

    @EventListener
    void stop(ContextClosedEvent closed) {
        stopping = true;
    }

    private void look(RebuildableView<?> view) {
        var state = states.refresh(view);
        startAndStop(view, state);
        var readBefore = read.get(view.name());
        if (readBefore != null && readBefore != state.live()) {
            view.moved(); // if it fails, it is done again at the next look
        }
        read.put(view.name(), state.live());
        rebuilds.requestIfNewer(view)
                .ifPresent(rebuild ->
                        LOG.info("{} has a new form, {}: rebuild {}", view.name(), rebuild.version(), rebuild.id()));
        if (state.isUnsettled() && leads(view, state) && busy.add(view.name())) {
            Thread.ofVirtual().name("rebuild " + view.name()).start(() -> take(view));
        }
    }

    private void startAndStop(RebuildableView<?> view, ProjectionState state) {
        for (var slot : Slot.values()) {
            startOrStop(slot.of(view.name()), state.keeps(slot, view.view().version()));
        }
    }

    private void startOrStop(String name, boolean isKept) {
        if (stopping) {
            return;
        }
        var processor = processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("no processor " + name));
        if (isKept && !processor.isRunning()) {
            start(name, processor);
        } else if (!isKept && processor.isRunning()) {
            Thread.ofVirtual().start(processor::shutDown); // waits for a batch to end
        }
    }

    private static void start(String name, StreamingEventProcessor processor) {
        try {
            processor.start();
        } catch (IllegalStateException failure) {
            LOG.debug("{} is not to be started yet: {}", name, failure.toString()); // it is about to stop
        }
    }

    private void take(RebuildableView<?> view) {
        try {
            nextStep.take(view, () -> !stopping);
            startAndStop(view, states.of(view));
        } catch (RuntimeException failure) {
            LOG.warn("A step in rebuilding {} has failed, and is tried again: {}", view.name(), failure.toString());
        } finally {
            busy.remove(view.name());
        }
    }

    /** Whether this replica takes the steps: it gives a sign of life by asking. */
    private boolean leads(RebuildableView<?> view, ProjectionState state) {
        if (!replica.equals(state.lead().replica()) && isAlive(view.name(), state.lead())) {
            return false;
        }
        return states.change(
                        view, now -> now.lead().equals(state.lead()) && now.isUnsettled() ? now.ledBy(replica) : null)
                .isPresent();
    }

    /** By this process' clock alone: those of others may go wrong. */
    private boolean isAlive(String projection, Lead lead) {
        if (lead.replica() == null) {
            return false;
        }
        var now = System.nanoTime();
        var last = leaders.compute(
                projection,
                (name, before) -> before != null && before.lead().equals(lead) ? before : new SignOfLife(lead, now));
        return now - last.seenAt() < leaderPatience.toNanos();
    }
}
