package clothingrental.standalone.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to H2 whose commits return when they are in the file, although H2 writes only twice a second by itself
 * ({@code WRITE_DELAY=500}). With {@code WRITE_DELAY=0} it would write at each commit, each for itself, and never tidy up:
 * the file would grow for as long as the process runs. What only reads waits for nothing.
 *
 * <p>Nor does a transaction that stores a processor's token here: H2 loses the last commits only, never one that is
 * before one that it keeps. So if the process is killed, what was done with the events is undone with the token, and they
 * are handled again.
 */
final class DurableCommitDataSource extends DelegatingDataSource {

    private static final String TOKENS = "token_entry";

    private final CheckpointWriter checkpoints = new CheckpointWriter();

    DurableCommitDataSource(DataSource h2) {
        super(h2);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return durable(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return durable(super.getConnection(username, password));
    }

    private Connection durable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Durable(connection));
    }

    /** For one thread at a time, as a connection is. */
    private final class Durable implements InvocationHandler {

        private final Connection connection;

        /** Whether something may have been written since the last commit. */
        private boolean writes;

        /** Whether a processor's token was, too. */
        private boolean storesToken;

        Durable(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "createStatement", "prepareCall" -> writes = true;
                case "prepareStatement" -> prepares(arguments == null ? "" : String.valueOf(arguments[0]));
                case "rollback" -> storesToken = false;
                case "close" -> whatCommittedByItself();
                default -> {
                    // as the connection does it
                }
            }
            try {
                var result = method.invoke(connection, arguments);
                if (method.getName().equals("commit")) {
                    awaitFile();
                }
                return result;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }

        private void prepares(String statement) {
            var sql = statement.stripLeading().toLowerCase(Locale.ROOT);
            if (!sql.startsWith("select")) {
                writes = true;
                storesToken |= sql.contains(TOKENS);
            }
        }

        /** Statements outside of a transaction are answered before, but whoever asked for them closes before going on. */
        private void whatCommittedByItself() throws SQLException {
            if (writes && !connection.isClosed() && connection.getAutoCommit()) {
                awaitFile();
            }
        }

        private void awaitFile() throws SQLException {
            var isUndoneWithItsToken = storesToken;
            storesToken = false;
            if (writes) {
                writes = false;
                if (!isUndoneWithItsToken) {
                    checkpoints.await(connection);
                }
            }
        }
    }
}
