package clothingrental.standalone.events;

import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The event store on a file, without anything around it. */
record SqliteStore(SqliteFile file, SqliteEventStorageEngine events, SqliteTokenStore tokens) implements AutoCloseable {

    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);
    static final String PROCESSOR = "processor";
    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    static SqliteStore in(Path folder) {
        return on(folder, Clock.systemUTC());
    }

    static SqliteStore on(Path folder, Clock clock) {
        var file = SqliteFile.open(folder.resolve("events.db"), EventsSchema::create);
        var settings = new SqliteEventStorageEngine.Settings();
        settings.snapshotSerializer(SERIALIZER).eventSerializer(SERIALIZER).batchSize(1_000);
        return new SqliteStore(
                file,
                new SqliteEventStorageEngine(file, settings),
                new SqliteTokenStore(file, SERIALIZER, CLAIM_TIMEOUT, clock));
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>("Order", aggregateId, sequence, "something happened");
    }

    @Override
    public void close() {
        file.close();
    }
}
