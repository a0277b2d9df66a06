package clothingrental.query.sql;

import clothingrental.platform.sqlite.SqliteSession;
import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.store.ProjectionStateStore;
import clothingrental.query.projection.store.ProjectionTokens;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.projection.store.ViewTable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.GenericDeadLetterTableFactory;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/**
 * Views in a file of this process, a table for each slot. Views, tokens and parked events of a batch are committed together: a
 * batch is handled once, whenever the process ends.
 */
public final class SqlViewStore implements ViewStore, AutoCloseable {

    private final SqlDatabase database;
    private final Serializer serializer;
    private final ProjectionStateStore states;
    private final ProjectionTokens tokens;

    public SqlViewStore(Path file, Serializer serializer, Duration claimTimeout) {
        this.database = new SqlDatabase(file, SqlViewStore::setUp);
        this.serializer = serializer;
        this.states = new SqlProjectionStateStore(database);
        this.tokens = new SqlProjectionTokens(
                database,
                serializer,
                claimTimeout,
                ManagementFactory.getRuntimeMXBean().getName());
    }

    private static void setUp(SqliteSession session) throws SQLException {
        session.execute(SqlProjectionTokens.TABLE);
        session.execute(SqlProjectionTokens.UNCLAIM);
        session.execute(SqlProjectionStateStore.TABLE);
        session.execute(SqlRebuildStore.TABLE);
        session.execute(SqlPositionIndex.TABLE);
        if (session.query(
                        "select 1 from sqlite_schema where name = ?",
                        row -> row.getInt(1),
                        DeadLetterSchema.defaultSchema().deadLetterTable())
                .isEmpty()) {
            try (var statement = new GenericDeadLetterTableFactory()
                    .createTableStatement(session.connection(), DeadLetterSchema.defaultSchema())) {
                statement.executeBatch();
            }
        }
    }

    SqlDatabase database() {
        return database;
    }

    @Override
    public <S> ViewTable<S> table(ViewDefinition<S> view, Slot slot) {
        return new SqlViewTable<>(view, database, slot.of(view.name()));
    }

    @Override
    public ProjectionStateStore states() {
        return states;
    }

    @Override
    public ProjectionTokens tokens() {
        return tokens;
    }

    @Override
    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processor) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processor)
                .connectionProvider(database::lentConnection)
                .transactionManager(database)
                .statementFactory(new SqliteDeadLetterStatementFactory(serializer))
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .build();
    }

    @Override
    public Optional<TransactionManager> transactions() {
        return Optional.of(database);
    }

    /** Fails unless the file can be read. */
    void ping() {
        database.read(session -> session.query("select 1", row -> row.getInt(1)));
    }

    @Override
    public void close() {
        database.close();
    }
}
