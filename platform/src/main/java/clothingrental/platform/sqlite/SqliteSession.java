package clothingrental.platform.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements, which are kept: to prepare one takes longer than to answer it. For one thread at a
 * time.
 */
public final class SqliteSession implements AutoCloseable {

    private static final int MOST_STATEMENTS = 200;
    private static final float LOAD_FACTOR = 0.75f;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(MOST_STATEMENTS, LOAD_FACTOR, true);

    /** @param connection closed with the session */
    public SqliteSession(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of a row. */
    public interface RowMapper<T> {

        T map(ResultSet row) throws SQLException;
    }

    /** For a library that wants one. */
    public Connection connection() {
        return connection;
    }

    /** Executes a statement that is needed once, a pragma for example. */
    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Executes a statement that returns no rows.
     *
     * @param parameters texts, whole numbers, bytes or null
     * @return how many rows were changed
     */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters).executeUpdate();
    }

    /**
     * All rows of a query.
     *
     * @param parameters texts, whole numbers, bytes or null
     */
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = prepared(sql, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
        }
        return found;
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** The number that a query returns in its only row; nothing if it is null. */
    public Optional<Long> number(String sql, @Nullable Object... parameters) throws SQLException {
        try (var rows = prepared(sql, parameters).executeQuery()) {
            var number = rows.getLong(1);
            return rows.wasNull() ? Optional.empty() : Optional.of(number);
        }
    }

    /** From now on everything belongs to a transaction, until {@link #commit} or {@link #rollBack}, and then to the next. */
    public void inTransactions() throws SQLException {
        connection.setAutoCommit(false);
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    public void rollBack() throws SQLException {
        connection.rollback();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            closeTheEldest();
        }
        for (int number = 0; number < parameters.length; number++) {
            var parameter = parameters[number];
            switch (parameter) {
                case null -> statement.setNull(number + 1, Types.NULL);
                case String text -> statement.setString(number + 1, text);
                case Long value -> statement.setLong(number + 1, value);
                case Integer value -> statement.setInt(number + 1, value);
                case byte[] bytes -> statement.setBytes(number + 1, bytes);
                default -> throw new IllegalArgumentException("no parameter: " + parameter.getClass());
            }
        }
        return statement;
    }

    private void closeTheEldest() throws SQLException {
        if (statements.size() > MOST_STATEMENTS) {
            var eldest = statements.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
