package clothingrental.query.slots;

import clothingrental.query.projection.Projection;
import clothingrental.query.projection.Projection.Filling;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.ProjectionState.Use;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.view.View;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A view that can be rebuilt while it is read: it is kept in two slots, of which readers see the one that is live.
 *
 * @param <S> the view's state
 */
public final class RebuildableView<S> {

    private final ViewDefinition<S> definition;
    private final ProjectionStates states;
    private final Supplier<Written<S>> listener;
    private final Map<Slot, ViewTable<S>> tables = new EnumMap<>(Slot.class);
    private final Map<Slot, Projection<S>> projections = new EnumMap<>(Slot.class);

    /** A view that nobody listens to. */
    public RebuildableView(ViewDefinition<S> definition, ViewStore store, ProjectionStates states) {
        this(definition, store, states, () -> state -> {});
    }

    /** @param listener hears of what is written where readers look; asked late, since it may need what is made of the view */
    public RebuildableView(
            ViewDefinition<S> definition, ViewStore store, ProjectionStates states, Supplier<Written<S>> listener) {
        this.definition = definition;
        this.states = states;
        this.listener = listener;
        for (var slot : Slot.values()) {
            var table = store.table(definition, slot);
            tables.put(slot, table);
            projections.put(slot, new Projection<>(definition.view(), table, onlyFrom(slot), () -> filling(slot)));
        }
    }

    /** Makes what both slots are kept in. */
    public void prepare() {
        tables.values().forEach(ViewTable::prepare);
    }

    public ViewDefinition<S> definition() {
        return definition;
    }

    public View<S> view() {
        return definition.view();
    }

    public String name() {
        return definition.name();
    }

    /** Which slot is read at the moment. */
    public Slot liveSlot() {
        return states.of(this).live();
    }

    /** Where the view is read at the moment. */
    public ViewTable<S> live() {
        return in(liveSlot());
    }

    /**
     * The one document that is wanted. Right after a switch it may be known in the slot that was read before, and come
     * to the other one a moment later: nobody shall see it vanish.
     */
    public Optional<S> one(String id) {
        var state = states.of(this);
        return in(state.live())
                .one(id)
                .or(() -> state.use() == Use.RETIRING ? in(state.live().other()).one(id) : Optional.empty())
                .map(ViewDocument::state);
    }

    /** Tells whoever listens in this process that another slot is read now. */
    public void moved() {
        listener.get().moved(this::one);
    }

    /** Keeps the view in a slot. */
    public Projection<S> projectionIn(Slot slot) {
        return Objects.requireNonNull(projections.get(slot));
    }

    /** What is stored in a slot. */
    public ViewTable<S> in(Slot slot) {
        return Objects.requireNonNull(tables.get(slot));
    }

    /** Who listens hears of what they can read, and not of a history that is told again. */
    private Written<S> onlyFrom(Slot slot) {
        return state -> {
            if (liveSlot() == slot) {
                listener.get().written(state);
            }
        };
    }

    private Filling filling(Slot slot) {
        var state = states.of(this);
        return new Filling(
                slot != state.live() && state.use() == Use.FILLING,
                state.other().fillings());
    }
}
