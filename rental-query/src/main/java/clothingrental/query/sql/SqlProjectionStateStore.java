package clothingrental.query.sql;

import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionStateStore;
import java.util.Optional;
import tools.jackson.databind.ObjectReader;

/** Where projections stand, a row for each of them. */
final class SqlProjectionStateStore implements ProjectionStateStore {

    static final String TABLE = """
            create table if not exists projections (projection text primary key not null, revision integer not null,
                standing text not null) without rowid""";

    private static final ObjectReader STANDINGS = JsonStates.readerOf(ProjectionState.class);

    private final SqlDatabase database;

    SqlProjectionStateStore(SqlDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<ProjectionState> find(String projection) {
        return database
                .read(session -> session.query(
                        "select standing from projections where projection = ?", row -> row.getString(1), projection))
                .stream()
                .findFirst()
                .map(STANDINGS::readValue);
    }

    @Override
    public void insertFirst(ProjectionState state) {
        database.run(session -> session.update(
                "insert into projections values (?, ?, ?) on conflict do nothing",
                state.projection(),
                state.revision(),
                JsonStates.of(state)));
    }

    @Override
    public boolean replace(long revision, ProjectionState state) {
        return database.write(session -> session.update(
                        "update projections set revision = ?, standing = ? where projection = ? and revision = ?",
                        state.revision(),
                        JsonStates.of(state),
                        state.projection(),
                        revision))
                == 1;
    }
}
