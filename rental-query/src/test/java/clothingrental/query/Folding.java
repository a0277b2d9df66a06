package clothingrental.query;

import clothingrental.query.view.SequencedEvent;
import clothingrental.query.view.SingleDocumentView;
import clothingrental.query.view.View;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds histories, with nothing but the view's own function. */
public final class Folding {

    private Folding() {}

    /** The document that a history of events, all of one document, leads to. */
    public static <S> S fold(SingleDocumentView<S> view, List<SequencedEvent> history) {
        @Nullable S state = null;
        for (var happened : history) {
            state = view.evolve(state, happened);
        }
        return Objects.requireNonNull(state, "a history has at least one event");
    }

    /** All documents that a history leads to, by their ids. */
    public static <S> Map<String, S> foldAll(View<S> view, List<SequencedEvent> history) {
        var documents = new TreeMap<String, S>();
        for (var happened : history) {
            view.documentsOf(happened.event())
                    .forEach(id -> documents.put(id, view.evolve(id, documents.get(id), happened)));
        }
        return documents;
    }
}
