package clothingrental.notifier.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The store of the mails in one of the databases that it runs on. */
enum OutboxDatabase {
    POSTGRESQL {
        @Override
        MailStore open(Path folder, Clock clock) {
            var source = PostgresOfTests.SERVER.getPostgresDatabase();
            return new JdbcMailStore(
                    new NamedParameterJdbcTemplate(source), new DataSourceTransactionManager(source), clock);
        }

        @Override
        void clear() {
            var source = PostgresOfTests.SERVER.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .schemas("notifier")
                    .defaultSchema("notifier")
                    .locations("classpath:db/migration/notifier/postgresql")
                    .load()
                    .migrate();
            var jdbc = new NamedParameterJdbcTemplate(source).getJdbcOperations();
            jdbc.execute("delete from notifier.mail_outbox");
            jdbc.execute("delete from notifier.sent_mail");
        }
    },
    SQLITE {
        @Override
        MailStore open(Path folder, Clock clock) {
            return new SqliteMailStore(MailsFile.in(folder));
        }

        @Override
        void clear() {
            // its folder is a new one for each test
        }
    };

    abstract MailStore open(Path folder, Clock clock);

    abstract void clear();

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
