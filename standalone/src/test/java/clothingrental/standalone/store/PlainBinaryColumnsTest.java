package clothingrental.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an earlier release kept as large objects is there after the migration, byte for byte. */
class PlainBinaryColumnsTest {

    private static final byte[] PAYLOAD = "x".repeat(5_000).getBytes(UTF_8);
    private static final String META_DATA = "{}";

    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");

    @Test
    void keepsEventsThatWereLargeObjects() {
        migrations().target("20").load().migrate();
        append();

        migrations().load().migrate();

        assertThat(stored("payload")).isEqualTo(PAYLOAD);
        assertThat(stored("meta_data")).asString(UTF_8).isEqualTo(META_DATA);
        assertThat(largeObjects()).isZero();
    }

    private FluentConfiguration migrations() {
        return Flyway.configure().dataSource(database).locations("classpath:db/migration/axon/h2");
    }

    private void append() {
        JdbcClient.create(database)
                .sql("insert into domain_event_entry (global_index, event_identifier, aggregate_identifier,"
                        + " sequence_number, payload_type, payload, meta_data, time_stamp)"
                        + " values (1, 'e', 'a', 0, 'OrderPlaced', :payload, :metaData, '2026-03-10T09:00:00Z')")
                .param("payload", PAYLOAD)
                .param("metaData", META_DATA.getBytes(UTF_8))
                .update();
    }

    private byte[] stored(String column) {
        return JdbcClient.create(database)
                .sql("select " + column + " from domain_event_entry")
                .query(byte[].class)
                .single();
    }

    private int largeObjects() {
        return JdbcClient.create(database)
                .sql("select count(*) from information_schema.columns where table_schema = 'public'"
                        + " and data_type = 'BINARY LARGE OBJECT'")
                .query(Integer.class)
                .single();
    }
}
