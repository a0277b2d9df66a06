package clothingrental.query.sql;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.definition.ViewIndex;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.projection.store.ViewQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a view in one slot, and its statements. A table has a document in each row, and a column for each field that has
 * one value; a field that has many values has a table of its own, with a row for each value, and with the columns
 * that are asked for together with it, so that one index finds them. Each statement names its index: SQLite refuses it if
 * the index can't serve it.
 */
final class ViewSchema<S> {

    /** In the name of an index, and in no table's. */
    static final String BY = " by ";

    private final ViewDefinition<S> view;
    private final String table;
    private final List<ViewField<S>> columns;
    private final List<ManyTable<S>> manyTables;
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<String, String> indexes = new LinkedHashMap<>();
    private final Map<List<String>, String> updates = new ConcurrentHashMap<>();

    /** A statement and its parameters. */
    record Sql(String text, List<@Nullable Object> parameters) {}

    ViewSchema(ViewDefinition<S> view, String table) {
        this.view = view;
        this.table = table;
        columns = view.fields().stream().filter(field -> !field.isMany()).toList();
        manyTables = view.fields().stream()
                .filter(ViewField::isMany)
                .map(field -> new ManyTable<>(table + "/" + field.name(), field, besides(field)))
                .toList();
        tables.put(
                table,
                "CREATE TABLE " + quoted(table)
                        + " (id text primary key not null, version integer not null, state text not null"
                        + columns.stream().map(ViewSchema::declared).collect(Collectors.joining()) + ")");
        manyTables.forEach(many -> tables.put(many.name(), many.create()));
        view.indexes().forEach(index -> indexes.put(nameOf(index), create(index)));
    }

    /** The columns that are asked for together with a field. */
    private List<ViewField<S>> besides(ViewField<S> many) {
        return view.indexes().stream()
                .filter(index -> index.fields().contains(many))
                .flatMap(index -> index.fields().stream())
                .filter(field -> !field.isMany())
                .distinct()
                .toList();
    }

    /**
     * The table of a field that has many values.
     *
     * @param besides the columns that are asked for together with it
     */
    record ManyTable<S>(String name, ViewField<S> field, List<ViewField<S>> besides) {

        String create() {
            return "CREATE TABLE " + quoted(name) + " (id text not null, " + field.name() + " text not null"
                    + besides.stream().map(ViewSchema::declared).collect(Collectors.joining()) + ", primary key (id, "
                    + field.name() + ")) without rowid";
        }

        Collection<?> valuesOf(S state) {
            return field.values().apply(state);
        }

        List<@Nullable Object> columnsOf(S state) {
            return ViewSchema.columnsOf(besides, state);
        }

        String insert() {
            return "insert into " + quoted(name) + " values (?, ?" + ", ?".repeat(besides.size()) + ")";
        }

        String update() {
            return "update " + quoted(name) + " set "
                    + besides.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "))
                    + " where id = ?";
        }

        String delete() {
            return "delete from " + quoted(name) + " where id = ?";
        }
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String declared(ViewField<?> field) {
        return ", " + field.name()
                + switch (field.kind()) {
                    case TEXT, TEXTS, DATE -> " text";
                    case MOMENT -> " integer";
                };
    }

    private String nameOf(ViewIndex<S> index) {
        return table
                + BY
                + Stream.concat(index.fields().stream().map(ViewField::name), Stream.of("id"))
                        .collect(Collectors.joining(","));
    }

    private String create(ViewIndex<S> index) {
        var values = index.values().stream().map(field -> field.name() + ", ").collect(Collectors.joining());
        return "CREATE INDEX " + quoted(nameOf(index)) + " on " + quoted(tableOf(index)) + " (" + values
                + sorted("", index.order()) + ")";
    }

    private String tableOf(ViewIndex<S> index) {
        return manyTables.stream()
                .filter(many -> index.values().contains(many.field()))
                .map(ManyTable::name)
                .findFirst()
                .orElse(table);
    }

    private static String sorted(String from, SortOrder<?> order) {
        return from + order.field().name() + (order.ascending() ? ", " : " desc, ") + from + "id"
                + (order.idsAscending() ? "" : " desc");
    }

    // ---- what there is

    String table() {
        return table;
    }

    /** The statements that make the tables, by the tables' names; as SQLite keeps them. */
    Map<String, String> tables() {
        return tables;
    }

    /** The statements that make the indexes, by the indexes' names; as SQLite keeps them. */
    Map<String, String> indexes() {
        return indexes;
    }

    List<ViewField<S>> columns() {
        return columns;
    }

    List<ManyTable<S>> manyTables() {
        return manyTables;
    }

    List<@Nullable Object> columnsOf(S state) {
        return columnsOf(columns, state);
    }

    private static <S> List<@Nullable Object> columnsOf(List<ViewField<S>> columns, S state) {
        var values = new ArrayList<@Nullable Object>(columns.size());
        for (var column : columns) {
            var value = column.values().apply(state);
            values.add(value.isEmpty() ? null : stored(value.iterator().next()));
        }
        return values;
    }

    /** Moments in milliseconds; dates as texts, which are sorted as dates are. */
    private static Object stored(Object value) {
        return switch (value) {
            case Instant moment -> moment.toEpochMilli();
            case LocalDate date -> date.toString();
            default -> value;
        };
    }

    // ---- documents

    String documentById() {
        return "select id, version, state from " + quoted(table) + " where id = ?";
    }

    String documentsByIds() {
        return "select id, version, state from " + quoted(table) + " where id in (select value from json_each(?))";
    }

    String statesByIds() {
        return "select id, state from " + quoted(table) + " where id in (select value from json_each(?))";
    }

    String idsBehind() {
        return "select rowid, id from " + quoted(table) + " where rowid > ? order by rowid limit ?";
    }

    String anyId() {
        return "select id from " + quoted(table) + " limit 1";
    }

    String insert() {
        return "insert into " + quoted(table) + " values (?, ?, ?" + ", ?".repeat(columns.size())
                + ") on conflict (id) do nothing";
    }

    String update(List<String> changed) {
        return updates.computeIfAbsent(
                changed,
                names -> "update " + quoted(table) + " set version = ?, state = ?"
                        + names.stream().map(name -> ", " + name + " = ?").collect(Collectors.joining())
                        + " where id = ? and version = ?");
    }

    // ---- questions

    Sql find(ViewQuery<S> question, PageSection section) {
        var index = view.indexFor(question);
        var conditions = new Conditions();
        conditions.of(question);
        conditions.behind(section, question.order());
        conditions.parameters.add(section.size());
        conditions.parameters.add(section.skipped());
        var isInTheTable = tableOf(index).equals(table);
        var from = isInTheTable ? source(index) : source(index) + " cross join " + quoted(table) + " d on d.id = i.id";
        var document = isInTheTable ? "i" : "d";
        return new Sql(
                "select " + document + ".id, " + document + ".version, " + document + ".state from " + from
                        + conditions.text() + " order by " + sorted("i.", question.order()) + " limit ? offset ?",
                conditions.parameters);
    }

    Sql count(ViewQuery<S> question, int limit) {
        var conditions = new Conditions();
        conditions.of(question);
        conditions.parameters.add(limit);
        return new Sql(
                "select count(*) from (select 1 from " + source(view.indexFor(question)) + conditions.text()
                        + " limit ?)",
                conditions.parameters);
    }

    private String source(ViewIndex<S> index) {
        return quoted(tableOf(index)) + " i indexed by " + quoted(nameOf(index));
    }

    /** What a question asks for. */
    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final List<@Nullable Object> parameters = new ArrayList<>();

        void of(ViewQuery<?> question) {
            question.values().forEach((field, value) -> add("i." + field.name() + " = ?", value));
            var sorted = "i." + question.order().field().name();
            var from = question.from();
            if (from != null) {
                add(sorted + " >= ?", stored(from));
            }
            var to = question.to();
            if (to != null) {
                add(sorted + " < ?", stored(to));
            }
        }

        /** A range of the index, of which the first rows may not be wanted. */
        void behind(PageSection section, SortOrder<?> order) {
            var after = section.after();
            if (after == null) {
                return;
            }
            var sorted = "i." + order.field().name();
            var value = stored(after.value());
            var isBehind = order.ascending() ? " > ?" : " < ?";
            add(sorted + (order.ascending() ? " >= ?" : " <= ?"), value);
            texts.add("(" + sorted + isBehind + " or i.id" + (order.idsAscending() ? " > ?" : " < ?") + ")");
            parameters.add(value);
            parameters.add(after.id());
        }

        private void add(String text, Object parameter) {
            texts.add(text);
            parameters.add(parameter);
        }

        String text() {
            return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
        }
    }
}
