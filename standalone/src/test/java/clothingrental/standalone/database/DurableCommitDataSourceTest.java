package clothingrental.standalone.database;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DurableCommitDataSourceTest {

    private static final String CHECKPOINT = "CHECKPOINT";
    private static final String TOKEN = "update token_entry set token=? where processor_name=?";
    private static final String ROW = "insert into delivery_command.open_delivery (delivery_id) values (?)";

    private final Statement statement = mock(Statement.class);
    private final Connection connection = connection();

    private Connection connection() {
        try {
            var h2 = mock(DataSource.class);
            var ofH2 = mock(Connection.class);
            when(ofH2.createStatement()).thenReturn(statement);
            when(h2.getConnection()).thenReturn(ofH2);
            return new DurableCommitDataSource(h2).getConnection();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void commitAfter(String... statements) throws SQLException {
        for (var sql : statements) {
            connection.prepareStatement(sql);
        }
        connection.commit();
    }

    @Test
    void whatWasWrittenIsInTheFileWhenItIsCommitted() throws SQLException {
        commitAfter(ROW);

        verify(statement).execute(CHECKPOINT);
    }

    @Test
    void whatWasReadWaitsForNothing() throws SQLException {
        commitAfter("select * from delivery_command.open_delivery");

        verify(statement, never()).execute(CHECKPOINT);
    }

    @Test
    void whatIsUndoneWithAProcessorsTokenWaitsForNothing() throws SQLException {
        commitAfter(ROW, TOKEN);

        verify(statement, never()).execute(CHECKPOINT);
    }

    @Test
    void toReadATokenIsNotToStoreOne() throws SQLException {
        commitAfter("select * from token_entry where processor_name=?", ROW);

        verify(statement).execute(CHECKPOINT);
    }

    @Test
    void whatIsWrittenAfterwardsWaitsAgain() throws SQLException {
        commitAfter(ROW, TOKEN);
        commitAfter(ROW);
        connection.prepareStatement(TOKEN);
        connection.rollback();
        commitAfter(ROW);

        verify(statement, times(2)).execute(CHECKPOINT);
    }
}
