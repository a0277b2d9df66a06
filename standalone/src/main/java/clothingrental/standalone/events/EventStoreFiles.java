package clothingrental.standalone.events;

import clothingrental.standalone.store.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the data folder holds of an event store. Views, sagas, tokens and the outbox belong to the events that they
 * were made of, so a folder goes with one event store for as long as it exists.
 */
final class EventStoreFiles {

    private final DataFolder folder;

    EventStoreFiles(DataFolder folder) {
        this.folder = folder;
    }

    /** Events and tokens of the embedded event store. */
    Path events() {
        return folder.resolve("events.db");
    }

    /** Tokens of processors that read from an Axon Server. */
    Path tokens() {
        return folder.resolve("tokens.db");
    }

    void requireNotOfAxonServer() {
        if (Files.exists(tokens())) {
            throw new WrongEventStore(
                    "The data folder %s was used with an Axon Server, which holds its events."
                            .formatted(folder.dataDir()),
                    "Start with axon.axonserver.enabled=true and axon.axonserver.servers as before, or"
                            + " choose another folder by rental.data-dir.");
        }
    }

    /** @param database which holds the events of earlier releases */
    void requireNotOfEmbeddedEvents(DataSource database) {
        var earlier = new JdbcTemplate(database).queryForObject("select count(*) from domain_event_entry", Long.class);
        if (Files.exists(events()) || (earlier != null && earlier > 0)) {
            throw new WrongEventStore(
                    "The data folder %s holds the events of an embedded event store. They would be neither seen nor"
                                    .formatted(folder.dataDir())
                            + " copied by an Axon Server.",
                    "Start with axon.axonserver.enabled=false, or choose another folder by rental.data-dir.");
        }
    }
}
