package clothingrental.query.sql;

import clothingrental.query.projection.Standing;
import clothingrental.query.projection.StandingStore;
import java.util.Optional;
import tools.jackson.databind.ObjectReader;

/** Where projections stand, a row for each of them. */
final class SqlStandings implements StandingStore {

    static final String TABLE = """
            create table if not exists projections (projection text primary key not null, revision integer not null,
                standing text not null) without rowid""";

    private static final ObjectReader STANDINGS = Json.readerOf(Standing.class);

    private final SqlDatabase database;

    SqlStandings(SqlDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Standing> find(String projection) {
        return database
                .read(session -> session.query(
                        "select standing from projections where projection = ?", row -> row.getString(1), projection))
                .stream()
                .findFirst()
                .map(STANDINGS::readValue);
    }

    @Override
    public void insertFirst(Standing standing) {
        database.run(session -> session.update(
                "insert into projections values (?, ?, ?) on conflict do nothing",
                standing.projection(),
                standing.revision(),
                Json.of(standing)));
    }

    @Override
    public boolean replace(long revision, Standing standing) {
        return database.write(session -> session.update(
                        "update projections set revision = ?, standing = ? where projection = ? and revision = ?",
                        standing.revision(),
                        Json.of(standing),
                        standing.projection(),
                        revision))
                == 1;
    }
}
