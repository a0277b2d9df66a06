package clothingrental.query.rebuild;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.projection.ViewsProperties;
import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionState.Use;
import clothingrental.query.projection.store.ProjectionTokens;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What comes next in a rebuild, by what the slot that is not read is used for:
 *
 * <pre>
 * EMPTY     a rebuild is wanted: FILLING
 * FILLING   all replicas read the history into it; when it has caught up and was compared, readers switch,
 *           and the slot that was read before is RETIRING; if it can't be filled: FAILED
 * RETIRING  kept up to date for the grace period; then DRAINING
 * DRAINING  nobody uses it any more; emptied: EMPTY
 * FAILED    another rebuild is wanted: DRAINING
 * </pre>
 *
 * Each step begins with what is stored, so that any replica can take it, also after a crash in the middle of it.
 */
@Component
class RebuildSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildSteps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A live slot that is held up by something is given so much more time, while the other one helps out. */
    private static final int GRACES_WHILE_BEHIND = 10;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ProjectionStates states;
    private final Rebuilds rebuilds;
    private final ProjectionTokens tokens;
    private final EventStore events;
    private final EventProcessingConfiguration processing;
    private final ViewsProperties properties;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    /** How far the history went when it was last tried to leave the slot that was read before, by projection. */
    private final Map<String, Long> heads = new ConcurrentHashMap<>();

    /** Since when this process knows what a slot is used for, after being filled so often. */
    private record Seen(Use use, long fillings, long since) {

        boolean isStillTrueOf(ProjectionState state) {
            return use == state.use() && fillings == state.other().fillings();
        }
    }

    RebuildSteps(
            ProjectionStates states,
            Rebuilds rebuilds,
            ViewStore store,
            EventStore events,
            EventProcessingConfiguration processing,
            ViewsProperties properties) {
        this.states = states;
        this.rebuilds = rebuilds;
        this.tokens = store.tokens();
        this.events = events;
        this.processing = processing;
        this.properties = properties;
    }

    /**
     * Takes the next step, if it is time for it.
     *
     * @param goesOn false once this process is about to stop
     */
    void take(RebuildableView<?> view, BooleanSupplier goesOn) {
        var state = states.refresh(view);
        switch (state.use()) {
            case EMPTY -> begin(view, state);
            case FILLING -> fill(view, state, goesOn);
            case RETIRING -> retire(view, state);
            case DRAINING -> empty(view, state);
            case FAILED -> use(view, Use.FAILED, Use.DRAINING);
        }
    }

    private void begin(RebuildableView<?> view, ProjectionState state) {
        var id = state.rebuild();
        if (id == null) {
            return;
        }
        rebuilds.running(view, id).ifPresent(rebuild -> {
            rebuilds.noteFilling(id, state.live().other());
            states.change(
                    view,
                    now -> id.equals(now.rebuild()) && now.use() == Use.EMPTY ? now.filledBy(rebuild.version()) : null);
        });
    }

    private void fill(RebuildableView<?> view, ProjectionState state, BooleanSupplier goesOn) {
        var id = state.rebuild();
        if (id == null) {
            return;
        }
        var rebuild = rebuilds.running(view, id).orElse(null);
        if (rebuild == null || rebuild.state() != State.RUNNING) {
            end(view, id, Use.FAILED); // noted, but a crash came in between
            return;
        }
        BooleanSupplier isWanted =
                () -> goesOn.getAsBoolean() && id.equals(states.of(view).rebuild());
        var filled = state.live().other().of(view.name());
        if (!comeToNow(filled, isWanted)) {
            return;
        }
        rebuilds.noteCaughtUp(rebuild);
        var differences = new ViewComparison(
                        view.in(state.live().other()),
                        view.in(state.live()),
                        view.definition().history(),
                        isWanted,
                        () -> comeToNow(filled, isWanted)
                                && comeToNow(state.live().of(view.name()), isWanted))
                .differences();
        if (!isWanted.getAsBoolean()) {
            return;
        }
        rebuilds.noteDifferences(id, differences);
        if (!differences.ids().isEmpty()) {
            LOG.warn(
                    "{} of {}: {}{} documents were not what history has it: {}",
                    id,
                    view.name(),
                    differences.ids().size(),
                    differences.areMore() ? " and more" : "",
                    differences.ids());
        }
        var parked = newlyParked(filled, state.live().of(view.name()));
        if (!parked.isEmpty()) {
            LOG.error(
                    "Rebuild {} of {} has failed: {} orders can't be folded any more: {}",
                    id,
                    view.name(),
                    parked.size(),
                    parked);
            rebuilds.noteEnd(id, State.FAILED);
            end(view, id, Use.FAILED);
        } else if (comeToNow(filled, isWanted)) {
            switchTo(view, id);
        }
    }

    private void switchTo(RebuildableView<?> view, String id) {
        states.change(view, now -> id.equals(now.rebuild()) && now.use() == Use.FILLING ? now.switched() : null)
                .ifPresent(now -> {
                    rebuilds.noteEnd(id, State.COMPLETED);
                    LOG.info(
                            "{} is read from {} now, by rebuild {}",
                            view.name(),
                            now.live().of(view.name()),
                            id);
                });
    }

    private void end(RebuildableView<?> view, String id, Use left) {
        states.change(view, now -> id.equals(now.rebuild()) ? now.ended(left) : null);
    }

    private void retire(RebuildableView<?> view, ProjectionState state) {
        var completed = state.rebuilds().completed();
        if (completed != null) {
            rebuilds.noteEnd(completed, State.COMPLETED); // if a crash came in between
        }
        var headBefore = heads.put(view.name(), head());
        var isCaughtUp = headBefore != null && tokens.positionOf(state.live().of(view.name())) >= headBefore;
        if (isSeenFor(
                isCaughtUp ? properties.grace() : properties.grace().multipliedBy(GRACES_WHILE_BEHIND),
                view.name(),
                state)) {
            heads.remove(view.name());
            use(view, Use.RETIRING, Use.DRAINING);
        }
    }

    /** Nobody takes the slot's events up any more; once those who have done so have let go, it can be emptied. */
    private void empty(RebuildableView<?> view, ProjectionState state) {
        var left = state.live().other();
        var processor = left.of(view.name());
        if (!isSeenFor(properties.maxAge().plus(properties.poll()), view.name(), state)
                || tokens.areClaimed(processor)) {
            return;
        }
        Runnable[] deeds = {
            () -> tokens.forget(processor),
            () -> queueOf(processor).clear(),
            () -> view.in(left).empty()
        };
        for (var deed : deeds) {
            var now = states.refresh(view);
            if (now.use() != Use.DRAINING
                    || now.other().fillings() != state.other().fillings()) {
                return; // this process was away for long, and another one leads
            }
            deed.run();
        }
        use(view, Use.DRAINING, Use.EMPTY);
    }

    private void use(RebuildableView<?> view, Use from, Use to) {
        states.change(view, now -> now.use() == from ? now.using(to) : null);
    }

    private boolean isSeenFor(Duration time, String projection, ProjectionState state) {
        var now = System.nanoTime();
        var since = seen.compute(
                projection,
                (name, before) -> before != null && before.isStillTrueOf(state)
                        ? before
                        : new Seen(state.use(), state.other().fillings(), now));
        return now - since.since() >= time.toNanos();
    }

    /** Waits until a processor has handled everything that has happened until now; false if it takes too long. */
    private boolean comeToNow(String processor, BooleanSupplier goesOn) {
        var head = head();
        return Flux.interval(Duration.ZERO, PAUSE, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .takeWhile(look -> goesOn.getAsBoolean())
                .any(look -> tokens.positionOf(processor) >= head)
                .timeout(PATIENCE, Mono.just(false))
                .blockOptional()
                .orElse(false);
    }

    private long head() {
        return TokenPositions.of(events.createHeadToken());
    }

    /** Who could not be folded in the rebuild, but could be before. */
    private Set<Object> newlyParked(String filled, String live) {
        var before = queueOf(live);
        var policy = processing.sequencingPolicy(filled);
        var parked = new LinkedHashSet<>();
        queueOf(filled).deadLetters().forEach(sequence -> {
            var letters = sequence.iterator();
            if (letters.hasNext()) {
                var order = policy.getSequenceIdentifierFor(letters.next().message());
                if (order != null && !before.contains(order)) {
                    parked.add(order);
                }
            }
        });
        return parked;
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queueOf(String processor) {
        return processing.deadLetterQueue(processor).orElseThrow();
    }
}
