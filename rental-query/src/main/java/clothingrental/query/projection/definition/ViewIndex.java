package clothingrental.query.projection.definition;

import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.projection.store.ViewQuery;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An index of a view: the fields that are asked for by value, and then how the answer is sorted, or which range of it is
 * wanted. It is data, so that each store makes it in its own way.
 *
 * @param values in the index's order
 * @param order of the documents that have the same values
 * @param <S> the view's state
 */
public record ViewIndex<S>(List<ViewField<S>> values, SortOrder<S> order) {

    /** Whether it finds exactly what is asked for, in the order that is asked for. */
    boolean serves(ViewQuery<S> question) {
        return Set.copyOf(values).equals(question.values().keySet())
                && values.size() == question.values().size()
                && (order.equals(question.order())
                        || order.equals(question.order().reversed()));
    }

    /** The fields by value, and the one that it is sorted by. */
    public List<ViewField<S>> fields() {
        return Stream.concat(values.stream(), Stream.of(order.field())).toList();
    }
}
