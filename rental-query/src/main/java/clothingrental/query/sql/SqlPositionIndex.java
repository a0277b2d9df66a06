package clothingrental.query.sql;

import clothingrental.query.audit.PositionIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Positions, a row for each event, those of an order side by side. */
public final class SqlPositionIndex implements PositionIndex {

    static final String TABLE = """
            create table if not exists history (order_id text not null, aggregate_id text not null, sequence integer not null,
                position integer not null, primary key (order_id, aggregate_id, sequence)) without rowid""";

    private final SqlDatabase database;

    public SqlPositionIndex(SqlViewStore store) {
        this.database = store.database();
    }

    @Override
    public void add(List<Entry> entries) {
        database.run(session -> {
            for (var entry : entries) {
                session.update(
                        "insert into history values (?, ?, ?, ?) on conflict do nothing",
                        entry.orderId(),
                        entry.aggregateId(),
                        entry.sequence(),
                        entry.position());
            }
        });
    }

    @Override
    public Map<String, Long> of(String orderId) {
        var positions = new HashMap<String, Long>();
        database.read(session -> session.query(
                        "select aggregate_id, sequence, position from history where order_id = ?",
                        row -> new Entry(orderId, row.getString(1), row.getLong(2), row.getLong(3)),
                        orderId))
                .forEach(entry -> positions.put(entry.key(), entry.position()));
        return positions;
    }
}
