package clothingrental.query.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.serialization.Serializer;

/** As Axon's, but that the highest index of a sequence without letters is 0: SQLite's driver can't read null as a number. */
final class SqliteDeadLetterStatementFactory extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    private static final DeadLetterSchema SCHEMA = DeadLetterSchema.defaultSchema();

    SqliteDeadLetterStatementFactory(Serializer serializer) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(SCHEMA)
                .genericSerializer(serializer)
                .eventSerializer(serializer));
    }

    @Override
    public PreparedStatement maxIndexStatement(Connection connection, String processingGroup, String sequenceId)
            throws SQLException {
        var statement = connection.prepareStatement("select coalesce(max(" + SCHEMA.sequenceIndexColumn()
                + "), 0) from " + SCHEMA.deadLetterTable() + " where " + SCHEMA.processingGroupColumn() + " = ? and "
                + SCHEMA.sequenceIdentifierColumn() + " = ?");
        statement.setString(1, processingGroup);
        statement.setString(2, sequenceId);
        return statement;
    }
}
