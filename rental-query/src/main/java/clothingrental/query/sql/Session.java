package clothingrental.query.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection and its statements, which are kept: to prepare one takes longer than to answer it. For one thread at a time. */
final class Session implements AutoCloseable {

    private static final int MOST_STATEMENTS = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(MOST_STATEMENTS, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of an answer. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** Something without an answer and without parameters. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows, and answers how many. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters).executeUpdate();
    }

    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        var rows = new ArrayList<T>();
        try (var found = prepared(sql, parameters).executeQuery()) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            forgetTheEldest();
        }
        for (var number = 0; number < parameters.length; number++) {
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

    private void forgetTheEldest() throws SQLException {
        if (statements.size() > MOST_STATEMENTS) {
            var eldest = statements.entrySet().iterator();
            try (var forgotten = eldest.next().getValue()) {
                eldest.remove();
                forgotten.clearParameters();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
