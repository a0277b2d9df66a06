package clothingrental.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.standalone.store.DataFolder;
import clothingrental.testing.KilledProcess;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The embedded database is killed while it is written to, and its file remains small when what is in it changes. */
@Execution(ExecutionMode.CONCURRENT)
class DurableCommitDataSourceIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int WRITERS = 8;
    private static final int UPDATES = 10_000;
    private static final long LARGEST_FILE = 8 << 20;

    @TempDir
    Path folder;

    /** Inserts rows without end, in transactions and without, and says which ones it was told to be there. */
    static final class Writer {

        public static void main(String[] arguments) {
            var pool = open(Path.of(arguments[0]));
            var database = database(pool);
            var rows = new JdbcTemplate(database);
            rows.execute("create table if not exists kept (id varchar(36) primary key, body varchar)");
            for (int writer = 0; writer < WRITERS; writer++) {
                var inTransactions = writer % 2 == 0;
                var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        var id = UUID.randomUUID().toString();
                        if (inTransactions) {
                            transactions.executeWithoutResult(transaction -> insert(rows, id));
                        } else {
                            insert(rows, id);
                        }
                        System.out.println(id);
                    }
                });
            }
        }

        private static void insert(JdbcTemplate rows, String id) {
            rows.update("insert into kept (id, body) values (?, ?)", id, "x".repeat(500));
        }
    }

    @Test
    @Tag("proof")
    void whatWasCommittedIsThereAfterAKill() throws Exception {
        var chance = new Random(1);
        var acknowledged = new HashSet<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(KilledProcess.linesOf(Writer.class, folder.toString(), 200 + chance.nextInt(1_500)));
            try (var pool = open(folder)) {
                assertThat(new JdbcTemplate(pool).queryForList("select id from kept", String.class))
                        .containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    @Test
    @Tag("proof")
    void theFileIsTidiedUpWhileTheProcessRuns() throws IOException {
        try (var pool = open(folder)) {
            var rows = new JdbcTemplate(database(pool));
            rows.execute("create table token (id int primary key, body varchar)");
            rows.update("insert into token values (1, '')");

            for (int update = 0; update < UPDATES; update++) {
                rows.update("update token set body = ? where id = 1", update + "x".repeat(200));
            }

            assertThat(Files.size(folder.resolve("rental.mv.db"))).isLessThan(LARGEST_FILE);
        }
    }

    @Test
    void aTransactionThatNeedsNoConnectionTakesNone() {
        try (var pool = open(folder)) {
            var transactions = new TransactionTemplate(new JdbcTransactionManager(database(pool)));

            transactions.executeWithoutResult(
                    transaction -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                            .isZero());
        }
    }

    private static HikariDataSource open(Path folder) {
        var connection = new EmbeddedDatabase().h2(new DataFolder(folder));
        var pool = new HikariDataSource();
        pool.setJdbcUrl(connection.getJdbcUrl());
        pool.setUsername(connection.getUsername());
        pool.setPassword(connection.getPassword());
        return pool;
    }

    private static DataSource database(DataSource pool) {
        return new DurableCommitDataSource(new LazyConnectionDataSourceProxy(pool)); // as Spring Boot and we make it
    }
}
