package clothingrental.query.projection;

import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.StoredState;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.projection.store.ViewTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A table, and what a projection asks of it. */
final class CountedTable<S> implements ViewTable<S> {

    private final ViewTable<S> table;
    private final List<String> asked = new ArrayList<>();

    CountedTable(ViewTable<S> table) {
        this.table = table;
    }

    /** What is read and written while something is done, in its order. */
    List<String> readsAndWritesDuring(Runnable deed) {
        asked.clear();
        deed.run();
        return List.copyOf(asked);
    }

    @Override
    public Map<String, ViewDocument<S>> read(Collection<String> ids) {
        asked.add("read");
        return table.read(ids);
    }

    @Override
    public Set<String> insert(List<ViewDocument<S>> documents) {
        asked.add("insert");
        return table.insert(documents);
    }

    @Override
    public void write(List<DocumentChange<S>> changes) {
        asked.add("write");
        table.write(changes);
    }

    @Override
    public void prepare() {
        table.prepare();
    }

    @Override
    public List<ViewDocument<S>> find(ViewQuery<S> question, PageSection section) {
        return table.find(question, section);
    }

    @Override
    public long count(ViewQuery<S> question, int limit) {
        return table.count(question, limit);
    }

    @Override
    public boolean isEmpty() {
        return table.isEmpty();
    }

    @Override
    public void empty() {
        table.empty();
    }

    @Override
    public void ids(int size, Predicate<List<String>> reader) {
        table.ids(size, reader);
    }

    @Override
    public Map<String, StoredState> statesOf(Collection<String> ids) {
        return table.statesOf(ids);
    }
}
