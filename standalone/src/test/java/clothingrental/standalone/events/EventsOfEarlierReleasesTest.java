package clothingrental.standalone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.platform.processing.TokenPositions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What earlier releases kept in the database is copied as a whole, once. */
class EventsOfEarlierReleasesTest {

    private static final int EVENTS = 2_345;

    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
    private final JdbcTemplate rows = new JdbcTemplate(database);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void anEarlierReleaseHasBeenThere() {
        file = folder.resolve("events.db");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/axon/h2")
                .load()
                .migrate();
        for (int event = 1; event <= EVENTS; event++) {
            append(2L * event, "aggregate", event);
        }
        storeToken("fulfilment", 0, 4_000);
        storeToken("notifier", 0, 4_000);
    }

    @Test
    void eventsKeepTheirPositionsAndTokensLoseTheirOwners() {
        copy();

        try (var store = SqliteStore.in(folder)) {
            assertThat(store.events().readEvents(null, false).map(event -> TokenPositions.of(event.trackingToken())))
                    .hasSize(EVENTS)
                    .startsWith(2L, 4L, 6L)
                    .endsWith(2L * EVENTS);
            assertThat(store.events().readEvents("aggregate").asStream()).hasSize(EVENTS);
            assertThat(store.tokens().stored("fulfilment")).singleElement().satisfies(kept -> {
                assertThat(TokenPositions.of(kept.token())).isEqualTo(4_000);
                assertThat(kept.isClaimed()).isFalse();
            });
            assertThat(store.tokens().stored("notifier"))
                    .as("stays with the mails")
                    .isEmpty();
            assertThat(store.tokens().retrieveStorageIdentifier()).isPresent();
        }
    }

    @Test
    void newEventsFollowTheOldOnes() {
        copy();

        try (var store = SqliteStore.in(folder)) {
            store.events().appendEvents(SqliteStore.event("aggregate", EVENTS + 1));

            assertThat(TokenPositions.of(store.events().createHeadToken())).isEqualTo(2L * EVENTS + 1);
        }
    }

    @Test
    void itIsDoneOnce() {
        copy();
        append(2L * EVENTS + 2, "another", 0);

        copy();

        try (var store = SqliteStore.in(folder)) {
            assertThat(store.events().readEvents("another").asStream()).isEmpty();
        }
    }

    @Test
    void whatWasCutOffIsBegunAnew() throws IOException {
        rows.execute("alter table token_entry rename to elsewhere");
        assertThatThrownBy(this::copy).isInstanceOf(RuntimeException.class);
        assertThat(file).as("not there by half").doesNotExist();
        rows.execute("alter table elsewhere rename to token_entry");
        Files.writeString(folder.resolve("events.db.unfinished"), "half a file");

        copy();

        try (var store = SqliteStore.in(folder);
                var files = Files.list(folder)) {
            assertThat(store.events().readEvents("aggregate").asStream()).hasSize(EVENTS);
            assertThat(files).noneMatch(left -> left.toString().contains("unfinished"));
        }
    }

    private void copy() {
        new EventsOfEarlierReleases(database, List.of("notifier")).copyTo(file);
    }

    private void append(long position, String aggregate, long sequence) {
        rows.update(
                "insert into domain_event_entry (global_index, event_identifier, aggregate_identifier, sequence_number,"
                        + " type, payload_type, payload, meta_data, time_stamp)"
                        + " values (?, ?, ?, ?, 'Order', 'java.lang.String', ?, ?, '2026-03-10T09:00:00.000Z')",
                position,
                UUID.randomUUID().toString(),
                aggregate,
                sequence,
                "\"something happened\"".getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    private void storeToken(String processor, int segment, long position) {
        rows.update(
                "insert into token_entry (processor_name, segment, owner, timestamp, token, token_type)"
                        + " values (?, ?, '1@killed', '2026-03-10T09:00:00.000Z', ?, ?)",
                processor,
                segment,
                ("{\"index\":" + position + ",\"gaps\":[3]}").getBytes(UTF_8),
                "org.axonframework.eventhandling.GapAwareTrackingToken");
    }
}
