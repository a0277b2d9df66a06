package clothingrental.query.rebuild;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionState.Use;
import clothingrental.query.projection.store.ProjectionTokens;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.rebuild.Rebuild.Figures;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.rebuild.ViewComparison.Differences;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * The rebuilds that are running or have ended. Which one is running is told by the projection's {@link ProjectionState} alone,
 * so that a rebuild is begun, cancelled or completed by one compare-and-set; what is noted of it is brought up to date afterwards.
 */
@Component
class Rebuilds {

    private final RebuildStore stored;
    private final ProjectionStates states;
    private final ProjectionTokens tokens;
    private final EventStore events;
    private final Clock clock;

    Rebuilds(RebuildStore stored, ProjectionStates states, ViewStore store, EventStore events, Clock clock) {
        this.stored = stored;
        this.states = states;
        this.tokens = store.tokens();
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a rebuild.
     *
     * @return nothing if one is running already
     */
    Optional<Rebuild> request(RebuildableView<?> view) {
        var version = view.view().version();
        return request(view, version, state -> state.rebuild() == null);
    }

    /** Asks for a rebuild if the view's form in this process is newer than the stored one, once for each form. */
    Optional<Rebuild> requestIfNewer(RebuildableView<?> view) {
        var version = view.view().version();
        return isNewer(states.of(view), version)
                ? request(view, version, state -> isNewer(state, version))
                : Optional.empty();
    }

    private static boolean isNewer(ProjectionState state, int version) {
        return state.version() < version && state.rebuilds().attempted() < version && state.rebuild() == null;
    }

    private Optional<Rebuild> request(RebuildableView<?> view, int version, Predicate<ProjectionState> isPossible) {
        if (!isPossible.test(states.refresh(view))) {
            return Optional.empty();
        }
        var rebuild = Rebuild.of(UUID.randomUUID().toString(), view.name(), version, clock.instant());
        stored.insert(rebuild);
        var begun =
                states.change(view, state -> isPossible.test(state) ? state.requested(rebuild.id(), version) : null);
        if (begun.isEmpty()) {
            stored.delete(rebuild.id());
        }
        return begun.map(state -> rebuild);
    }

    /** A rebuild of a projection, as it is now. */
    Optional<Rebuild> find(RebuildableView<?> view, String id) {
        // the document first: what is found running and is not the running one has ended in between
        return stored.find(view.name(), id).map(rebuild -> asItIs(rebuild, view));
    }

    private Rebuild asItIs(Rebuild rebuild, RebuildableView<?> view) {
        if (rebuild.state() != State.RUNNING) {
            return rebuild;
        }
        var state = states.refresh(view);
        if (rebuild.id().equals(state.rebuild())) {
            return state.use() == Use.FILLING && rebuild.figures().progress() < 1
                    ? rebuild.withFigures(figuresOf(rebuild))
                    : rebuild;
        }
        return rebuild.withState(rebuild.id().equals(state.rebuilds().completed()) ? State.COMPLETED : State.CANCELLED);
    }

    /**
     * Ends a rebuild, unless it has ended by itself.
     *
     * @return as it is afterwards
     */
    Optional<Rebuild> cancel(RebuildableView<?> view, String id) {
        var found = find(view, id);
        found.filter(rebuild -> rebuild.state() == State.RUNNING).ifPresent(rebuild -> {
            var cancelled = states.change(
                    view,
                    state -> id.equals(state.rebuild())
                            ? state.ended(state.use() == Use.FILLING ? Use.DRAINING : state.use())
                            : null);
            if (cancelled.isPresent()) {
                stored.changeIfRunning(
                        rebuild.id(),
                        noted -> noted.withFigures(rebuild.figures()).withState(State.CANCELLED));
            }
        });
        return found.flatMap(rebuild -> find(view, id));
    }

    // ---- as the rebuild goes on

    Optional<Rebuild> running(RebuildableView<?> view, String id) {
        return stored.find(view.name(), id);
    }

    void noteFilling(String id, Slot slot) {
        stored.changeIfRunning(id, rebuild -> rebuild.withFilling(slot, clock.instant()));
    }

    /** The whole history was read. */
    void noteCaughtUp(Rebuild rebuild) {
        var figures = figuresOf(rebuild);
        stored.changeIfRunning(
                rebuild.id(),
                noted -> noted.withFigures(new Figures(1, figures.eventsRead(), figures.eventsPerSecond())));
    }

    void noteDifferences(String id, Differences differences) {
        stored.changeIfRunning(id, rebuild -> rebuild.withDifferences(differences));
    }

    void noteEnd(String id, State state) {
        stored.changeIfRunning(id, rebuild -> rebuild.withState(state));
    }

    private Figures figuresOf(Rebuild rebuild) {
        var slot = rebuild.slot();
        var since = rebuild.fillingSince();
        if (slot == null || since == null) {
            return Figures.NONE;
        }
        var tail = TokenPositions.of(events.createTailToken());
        var all = TokenPositions.of(events.createHeadToken()) - tail;
        var read = Math.max(0, tokens.positionOf(slot.of(rebuild.projection())) - tail);
        return new Figures(
                all <= 0 ? 0 : Math.min(1, (double) read / all), read, perSecond(read, since, clock.instant()));
    }

    private static double perSecond(long events, Instant since, Instant until) {
        var millis = Math.max(1, Duration.between(since, until).toMillis());
        return Math.round(events * 10_000.0 / millis) / 10.0;
    }
}
