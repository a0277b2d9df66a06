package clothingrental.query.projection.definition;

import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.view.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a store, a processor and a rebuild have to know of a view.
 *
 * @param view the fold, which says the name and the key or keys of an event
 * @param stateType a record
 * @param history by which fields a state tells which events it contains: documents of the same history must be equal
 * @param sequencing which events may be folded side by side
 * @param indexes one for each kind of question; no other question is answered
 * @param <S> the view's state
 */
public record ViewDefinition<S>(
        View<S> view, Class<S> stateType, List<String> history, Sequencing sequencing, List<ViewIndex<S>> indexes) {

    /** Which events may be folded side by side. */
    public enum Sequencing {
        /** Those of different orders: no two orders have a document in common. */
        PER_ORDER,
        /** None: events of different orders meet in a document. They come one by one, each with its own position. */
        ONE_AFTER_THE_OTHER
    }

    public String name() {
        return view.name();
    }

    /** All fields that are asked for. */
    public Set<ViewField<S>> fields() {
        var fields = new LinkedHashSet<ViewField<S>>();
        indexes.forEach(index -> fields.addAll(index.fields()));
        return fields;
    }

    /** The index that serves a question. */
    public ViewIndex<S> indexFor(ViewQuery<S> question) {
        return indexes.stream()
                .filter(index -> index.serves(question))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no index of " + name() + " serves a question for "
                        + question.values().keySet().stream()
                                .map(ViewField::name)
                                .toList()
                        + " by " + question.order().field().name()));
    }
}
