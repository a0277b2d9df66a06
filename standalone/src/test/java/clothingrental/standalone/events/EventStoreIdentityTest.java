package clothingrental.standalone.events;

import static clothingrental.standalone.events.SqliteStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens go with the events that they were made for. */
class EventStoreIdentityTest {

    @TempDir
    Path folder;

    private SqliteFile tokens;
    private EventsElsewhere one;
    private EventsElsewhere another;

    /** An event store, as an Axon Server would be. */
    private record EventsElsewhere(SqliteStore file, EmbeddedEventStore store) {

        static EventsElsewhere in(Path folder) throws Exception {
            var file = SqliteStore.in(Files.createDirectories(folder));
            return new EventsElsewhere(
                    file,
                    EmbeddedEventStore.builder().storageEngine(file.events()).build());
        }

        EventsElsewhere with(String aggregate) {
            store.publish(event(aggregate, 0));
            return this;
        }

        void close() {
            store.shutDown();
            file.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        tokens = SqliteFile.open(folder.resolve("tokens.db"), TokensSchema::createTokensApart);
        one = EventsElsewhere.in(folder.resolve("one"));
        another = EventsElsewhere.in(folder.resolve("another"));
    }

    @AfterEach
    void close() {
        one.close();
        another.close();
        tokens.close();
    }

    @Test
    void theSameEventStoreIsAcceptedAgainWhateverWasAddedToIt() {
        identity(one.with("order-1")).verify();
        one.with("order-2");

        assertThatCode(() -> identity(one).verify()).doesNotThrowAnyException();
    }

    @Test
    void anotherEventStoreIsRefused() {
        identity(one.with("order-1")).verify();
        another.with("order-1");

        assertThatThrownBy(() -> identity(another).verify())
                .isInstanceOf(WrongEventStore.class)
                .hasMessageContaining("holds other events")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void oneThatWasEmptiedIsRefused() {
        identity(one.with("order-1")).verify();

        assertThatThrownBy(() -> identity(another).verify())
                .isInstanceOf(WrongEventStore.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void oneThatIsEmptyAtTheFirstStartIsKnownByItsFirstEvent() {
        try (var identity = identity(one)) {
            identity.verify();

            one.with("order-1");

            await().until(() -> remembered().isPresent());
        }
        another.with("order-1");
        assertThatThrownBy(() -> identity(another).verify()).isInstanceOf(WrongEventStore.class);
        assertThat(remembered())
                .hasValue(one.store().readEvents("order-1").next().getIdentifier());
    }

    private Optional<String> remembered() {
        return tokens.read(session -> session.first("select first_event from event_store", row -> row.getString(1)));
    }

    private EventStoreIdentity identity(EventsElsewhere events) {
        return new EventStoreIdentity(tokens, events::store, folder);
    }
}
