package clothingrental.query.sql;

import clothingrental.platform.sqlite.SqliteSession;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.ConcurrentViewUpdateException;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.StoredState;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.projection.store.ViewTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** A view's documents in a table, as JSON, with the fields that are asked for in columns beside it. */
final class SqlViewTable<S> implements ViewTable<S> {

    private final ViewDefinition<S> view;
    private final SqlDatabase database;
    private final ViewSchema<S> schema;
    private final ObjectReader states;

    SqlViewTable(ViewDefinition<S> view, SqlDatabase database, String name) {
        this.view = view;
        this.database = database;
        this.schema = new ViewSchema<>(view, name);
        this.states = JsonStates.readerOf(view.stateType());
    }

    // ---- the tables

    @Override
    public void prepare() {
        database.run(this::prepare);
    }

    private void prepare(SqliteSession session) throws SQLException {
        var there = new HashMap<String, String>();
        session.query(
                        "select name, sql from sqlite_schema where sql is not null",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(found -> there.put(found.getKey(), found.getValue()));
        var isThere = there.containsKey(schema.table());
        var isAsItShouldBe = schema.tables().entrySet().stream()
                .allMatch(table -> table.getValue().equals(there.get(table.getKey())));
        if (isThere && !isAsItShouldBe) {
            reshape(session, there.keySet());
            return;
        }
        if (!isThere) {
            for (var sql : schema.tables().values()) {
                session.execute(sql);
            }
        }
        for (var index : session.query(
                "select name from sqlite_schema where type = 'index' and sql is not null and tbl_name in"
                        + " (select value from json_each(?))",
                row -> row.getString(1),
                JsonStates.ofTexts(schema.tables().keySet()))) {
            if (!Objects.equals(schema.indexes().get(index), there.get(index))) {
                session.execute("drop index " + ViewSchema.quoted(index));
                there.remove(index);
            }
        }
        for (var index : schema.indexes().entrySet()) {
            if (!there.containsKey(index.getKey())) {
                session.execute(index.getValue());
            }
        }
    }

    /** An earlier release has asked for other fields: all documents get their columns anew. */
    private void reshape(SqliteSession session, Set<String> there) throws SQLException {
        var before = schema.table() + " before";
        session.execute("alter table " + ViewSchema.quoted(schema.table()) + " rename to " + ViewSchema.quoted(before));
        for (var index : session.query(
                "select name from sqlite_schema where type = 'index' and sql is not null and tbl_name = ?",
                row -> row.getString(1),
                before)) {
            session.execute("drop index " + ViewSchema.quoted(index));
        }
        for (var table : there) {
            if (table.startsWith(schema.table() + "/") && !table.contains(ViewSchema.BY)) {
                session.execute("drop table if exists " + ViewSchema.quoted(table));
            }
        }
        prepare(session);
        var ids = session.query("select id from " + ViewSchema.quoted(before), row -> row.getString(1));
        for (var id : ids) {
            for (var document : session.query(
                    "select id, version, state from " + ViewSchema.quoted(before) + " where id = ?",
                    this::document,
                    id)) {
                insert(session, document);
            }
        }
        session.execute("drop table " + ViewSchema.quoted(before));
    }

    @Override
    public boolean isEmpty() {
        return database.read(session ->
                session.query(schema.anyId(), row -> row.getString(1)).isEmpty());
    }

    @Override
    public void empty() {
        database.run(session -> {
            for (var table : schema.tables().keySet()) {
                session.execute("drop table if exists " + ViewSchema.quoted(table));
            }
            prepare(session);
        });
    }

    // ---- documents

    @Override
    public Map<String, ViewDocument<S>> read(Collection<String> ids) {
        var found = new HashMap<String, ViewDocument<S>>();
        database.read(session -> ids.size() == 1
                        ? session.query(
                                schema.documentById(),
                                this::document,
                                ids.iterator().next())
                        : session.query(schema.documentsByIds(), this::document, JsonStates.ofTexts(ids)))
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    private ViewDocument<S> document(ResultSet row) throws SQLException {
        return new ViewDocument<>(row.getString(1), row.getLong(2), states.readValue(row.getString(3)));
    }

    @Override
    public Set<String> insert(List<ViewDocument<S>> documents) {
        return database.write(session -> {
            var storedAlready = new HashSet<String>();
            for (var document : documents) {
                if (!insert(session, document)) {
                    storedAlready.add(document.id());
                }
            }
            return storedAlready;
        });
    }

    /** Inserts one, and answers whether it was not there. */
    private boolean insert(SqliteSession session, ViewDocument<S> document) throws SQLException {
        var columns = schema.columnsOf(document.state());
        var row = new ArrayList<@Nullable Object>();
        row.add(document.id());
        row.add(document.version());
        row.add(JsonStates.of(document.state()));
        row.addAll(columns);
        if (session.update(schema.insert(), row.toArray()) == 0) {
            return false;
        }
        for (var many : schema.manyTables()) {
            insertMany(session, many, document.id(), many.valuesOf(document.state()), many.columnsOf(document.state()));
        }
        return true;
    }

    private static void insertMany(
            SqliteSession session,
            ViewSchema.ManyTable<?> many,
            String id,
            Collection<?> values,
            List<@Nullable Object> columns)
            throws SQLException {
        for (var value : values) {
            var row = new ArrayList<@Nullable Object>();
            row.add(id);
            row.add(value);
            row.addAll(columns);
            session.update(many.insert(), row.toArray());
        }
    }

    @Override
    public void write(List<DocumentChange<S>> changes) {
        database.run(session -> {
            var lost = 0;
            for (var change : changes) {
                var before = change.before();
                var isDone = before == null ? insert(session, change.after()) : update(session, before, change.after());
                if (!isDone) {
                    lost++;
                }
            }
            if (lost > 0) {
                throw new ConcurrentViewUpdateException(view.name(), lost);
            }
        });
    }

    /** Only columns that have changed are set: an index whose columns are not set is not touched. */
    private boolean update(SqliteSession session, ViewDocument<S> before, ViewDocument<S> after) throws SQLException {
        var then = schema.columnsOf(before.state());
        var now = schema.columnsOf(after.state());
        var changed = new ArrayList<String>();
        var row = new ArrayList<@Nullable Object>();
        row.add(after.version());
        row.add(JsonStates.of(after.state()));
        for (var number = 0; number < now.size(); number++) {
            if (!Objects.equals(then.get(number), now.get(number))) {
                changed.add(schema.columns().get(number).name());
                row.add(now.get(number));
            }
        }
        row.add(before.id());
        row.add(before.version());
        if (session.update(schema.update(changed), row.toArray()) == 0) {
            return false;
        }
        for (var many : schema.manyTables()) {
            updateMany(session, many, before, after);
        }
        return true;
    }

    private void updateMany(
            SqliteSession session, ViewSchema.ManyTable<S> many, ViewDocument<S> before, ViewDocument<S> after)
            throws SQLException {
        var values = many.valuesOf(after.state());
        var columns = many.columnsOf(after.state());
        var haveSameValues = Set.copyOf(many.valuesOf(before.state())).equals(Set.copyOf(values));
        if (haveSameValues && many.columnsOf(before.state()).equals(columns)) {
            return;
        }
        if (haveSameValues) {
            var row = new ArrayList<>(columns);
            row.add(after.id());
            session.update(many.update(), row.toArray());
        } else {
            session.update(many.delete(), after.id());
            insertMany(session, many, after.id(), values, columns);
        }
    }

    // ---- questions

    @Override
    public List<ViewDocument<S>> find(ViewQuery<S> question, PageSection section) {
        var sql = schema.find(question, section);
        return database.read(session ->
                session.query(sql.text(), this::document, sql.parameters().toArray()));
    }

    @Override
    public long count(ViewQuery<S> question, int limit) {
        var sql = schema.count(question, limit);
        return database.read(session -> session.query(
                        sql.text(), row -> row.getLong(1), sql.parameters().toArray()))
                .getFirst();
    }

    // ---- comparison

    @Override
    public void ids(int size, Predicate<List<String>> reader) {
        var last = Long.MIN_VALUE;
        var goesOn = true;
        while (goesOn) {
            var behind = last;
            var rows = database.read(session -> session.query(
                    schema.idsBehind(), row -> Map.entry(row.getLong(1), row.getString(2)), behind, size));
            goesOn = !rows.isEmpty()
                    && reader.test(rows.stream().map(Map.Entry::getValue).toList());
            if (goesOn) {
                last = rows.getLast().getKey();
            }
        }
    }

    @Override
    public Map<String, StoredState> statesOf(Collection<String> ids) {
        var found = new HashMap<String, StoredState>();
        database.read(session -> session.query(
                        schema.statesByIds(),
                        row -> Map.entry(row.getString(1), new JsonState(row.getString(2))),
                        JsonStates.ofTexts(ids)))
                .forEach(state -> found.put(state.getKey(), state.getValue()));
        return found;
    }

    /** A state as it is stored. Almost all are of the same text; the others are looked into. */
    private record JsonState(String text) implements StoredState {

        private JsonNode tree() {
            return JsonStates.tree(text);
        }

        @Override
        public boolean isSameAs(StoredState other) {
            return other instanceof JsonState theirs && (text.equals(theirs.text()) || tree().equals(theirs.tree()));
        }

        @Override
        public boolean isSameIn(List<String> fields, StoredState other) {
            if (!(other instanceof JsonState theirs)) {
                return false;
            }
            var our = tree();
            var their = theirs.tree();
            return fields.stream().allMatch(field -> Objects.equals(our.get(field), their.get(field)));
        }
    }
}
