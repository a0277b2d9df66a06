package clothingrental.notifier.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The notifier's tables in one of the databases that it runs on, made by its migrations. */
enum OutboxDatabase {
    H2 {
        @Override
        DataSource open() {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE", "rental", "");
        }
    },
    POSTGRESQL {
        @Override
        DataSource open() {
            return PostgresOfTests.SERVER.getPostgresDatabase();
        }
    };

    abstract DataSource open();

    /** Empty tables. */
    Tables tables() {
        var source = open();
        Flyway.configure()
                .dataSource(source)
                .schemas("notifier")
                .defaultSchema("notifier")
                .locations("classpath:db/migration/notifier/" + name().toLowerCase(Locale.ROOT))
                .load()
                .migrate();
        var jdbc = new NamedParameterJdbcTemplate(source);
        jdbc.getJdbcOperations().execute("delete from notifier.mail_outbox");
        jdbc.getJdbcOperations().execute("delete from notifier.sent_mail");
        return new Tables(jdbc, new DataSourceTransactionManager(source));
    }

    record Tables(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions) {}

    /** One server for all tests; it ends with the JVM. */
    private static final class PostgresOfTests {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
