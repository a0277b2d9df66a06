package clothingrental.acceptance.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that a stopped standalone has left in its stores, as text. */
public final class StoredData {

    private final Path dataFolder;

    public StoredData(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Every row of every table but one, of the database and of the event store. */
    public List<String> everyRowBut(String table) {
        return rows(name -> !name.equals(table));
    }

    /** Every row of a table, of the database and of the event store. */
    public List<String> everyRowOf(String table) {
        return rows(table::equals);
    }

    private List<String> rows(Predicate<String> isWanted) {
        var rows = new ArrayList<String>();
        var database = "jdbc:h2:file:" + dataFolder.resolve("rental") + ";DATABASE_TO_LOWER=TRUE;ACCESS_MODE_DATA=r";
        try (var connection = DriverManager.getConnection(database, "rental", "")) {
            rows.addAll(rowsOf(
                    connection,
                    "select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE'"
                            + " and lower(table_schema) <> 'information_schema'",
                    isWanted));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dataFolder.resolve("events.db"))) {
            rows.addAll(rowsOf(connection, "select 'main', name from sqlite_master where type = 'table'", isWanted));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows;
    }

    private static List<String> rowsOf(Connection connection, String tablesBySchema, Predicate<String> isWanted)
            throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery(tablesBySchema)) {
            while (tables.next()) {
                if (isWanted.test(tables.getString(2))) {
                    rows.addAll(rowsOf(connection, tables.getString(1), tables.getString(2)));
                }
            }
        }
        return rows;
    }

    private static List<String> rowsOf(Connection connection, String schema, String table) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from \"" + schema + "\".\"" + table + "\"")) {
            while (rows.next()) {
                var text = new StringBuilder(table);
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    var value = rows.getObject(column);
                    text.append(' ').append(value instanceof byte[] bytes ? new String(bytes, UTF_8) : value);
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** Every row of every table of the views. */
    public List<String> everyDocument() {
        var rows = new ArrayList<String>();
        withViews(views -> {
            try (var statement = views.createStatement();
                    var tables = statement.executeQuery("select name from sqlite_schema where type = 'table'")) {
                while (tables.next()) {
                    rows.addAll(rowsOf(views, tables.getString(1)));
                }
            }
        });
        return rows;
    }

    private static List<String> rowsOf(Connection views, String table) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = views.createStatement();
                var rows = statement.executeQuery("select * from \"" + table + "\"")) {
            while (rows.next()) {
                var text = new StringBuilder(table);
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    text.append(' ')
                            .append(
                                    rows.getObject(column) instanceof byte[] bytes
                                            ? new String(bytes, UTF_8)
                                            : rows.getString(column));
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** Stores something of an order that never happened. */
    public void falsifyCustomerOf(String orderId, String customerId) {
        withViews(views -> {
            try (var statement = views.prepareStatement(
                    "update orders set state = json_set(state, '$.order.customerId', ?) where id = ?")) {
                statement.setString(1, customerId);
                statement.setString(2, orderId);
                if (statement.executeUpdate() != 1) {
                    throw new IllegalStateException("no order " + orderId);
                }
            }
        });
    }

    /** Something to be done with the views. */
    private interface Deed {
        void with(Connection views) throws SQLException;
    }

    private void withViews(Deed deed) {
        try (var views = DriverManager.getConnection("jdbc:sqlite:" + dataFolder.resolve("views.db"))) {
            deed.with(views);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
