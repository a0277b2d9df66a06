package clothingrental.query;

import clothingrental.query.projection.store.ViewTable;
import java.util.Map;
import java.util.TreeMap;

/** What is stored. */
public final class StoredStates {

    private static final int PAGE = 1_000;

    private StoredStates() {}

    /** All states of a table, by their ids. */
    public static <S> Map<String, S> of(ViewTable<S> table) {
        var all = new TreeMap<String, S>();
        table.ids(PAGE, ids -> {
            table.read(ids).forEach((id, document) -> all.put(id, document.state()));
            return true;
        });
        return all;
    }

    /** How many there are. */
    public static int count(ViewTable<?> table) {
        return of(table).size();
    }
}
