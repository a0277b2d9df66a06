package clothingrental.standalone.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to the file with its prepared statements; for one thread at a time. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of a row. */
    interface RowMapper<T> {

        T map(ResultSet row) throws SQLException;
    }

    /**
     * Executes a statement that returns no rows.
     *
     * @return how many rows were changed
     */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters).executeUpdate();
    }

    /** All rows of a query. */
    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = prepared(sql, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
        }
        return found;
    }

    /** The first row of a query. */
    <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** The number that a query returns in its only row; nothing if it is null. */
    Optional<Long> number(String sql, @Nullable Object... parameters) throws SQLException {
        try (var rows = prepared(sql, parameters).executeQuery()) {
            var number = rows.getLong(1);
            return rows.wasNull() ? Optional.empty() : Optional.of(number);
        }
    }

    /** From now on everything belongs to a transaction, until {@link #commit} or {@link #rollBack}, and then to the next. */
    void inTransactions() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    /** Executes a statement that is needed once, a pragma for example. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int parameter = 0; parameter < parameters.length; parameter++) {
            statement.setObject(parameter + 1, parameters[parameter]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
