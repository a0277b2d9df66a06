package clothingrental.query.sql;

import clothingrental.query.rebuild.Rebuild;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.rebuild.RebuildStore;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.ObjectReader;

/** Rebuilds, a row for each of them. */
public final class SqlRebuildStore implements RebuildStore {

    static final String TABLE = """
            create table if not exists rebuilds (id text primary key not null, projection text not null,
                rebuild text not null) without rowid""";

    private static final ObjectReader REBUILDS = JsonStates.readerOf(Rebuild.class);

    private final SqlDatabase database;

    public SqlRebuildStore(SqlViewStore store) {
        this.database = store.database();
    }

    @Override
    public void insert(Rebuild rebuild) {
        database.run(session -> session.update(
                "insert into rebuilds values (?, ?, ?)", rebuild.id(), rebuild.projection(), JsonStates.of(rebuild)));
    }

    @Override
    public void delete(String id) {
        database.run(session -> session.update("delete from rebuilds where id = ?", id));
    }

    @Override
    public Optional<Rebuild> find(String projection, String id) {
        return database
                .read(session -> session.query(
                        "select rebuild from rebuilds where id = ? and projection = ?",
                        row -> row.getString(1),
                        id,
                        projection))
                .stream()
                .findFirst()
                .map(REBUILDS::readValue);
    }

    @Override
    public void changeIfRunning(String id, UnaryOperator<Rebuild> change) {
        database.run(session -> {
            for (var json : session.query("select rebuild from rebuilds where id = ?", row -> row.getString(1), id)) {
                Rebuild rebuild = REBUILDS.readValue(json);
                if (rebuild.state() == State.RUNNING) {
                    session.update(
                            "update rebuilds set rebuild = ? where id = ?", JsonStates.of(change.apply(rebuild)), id);
                }
            }
        });
    }
}
