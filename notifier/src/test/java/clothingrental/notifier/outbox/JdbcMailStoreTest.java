package clothingrental.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class JdbcMailStoreTest {

    /** An image is trained where no database is at hand: a start that asks for one ends the build. */
    @Test
    void isMadeWithoutADatabase() {
        var asked = new AtomicInteger();
        var nowhere = new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                asked.incrementAndGet();
                throw new IllegalStateException("no database");
            }

            @Override
            public Connection getConnection(String username, String password) {
                return getConnection();
            }
        };

        new JdbcMailStore(
                new NamedParameterJdbcTemplate(nowhere), new DataSourceTransactionManager(nowhere), Clock.systemUTC());

        assertThat(asked).hasValue(0);
    }
}
