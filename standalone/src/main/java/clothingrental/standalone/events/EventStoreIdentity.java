package clothingrental.standalone.events;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which event store the tokens of a file belong to: the one with this first event. A first event is never removed, and
 * an event's identifier is random, so it tells one event store from another, and from one that was emptied.
 */
final class EventStoreIdentity implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreIdentity.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String REMEMBERED = "select first_event from event_store";
    private static final String REMEMBER = "insert into event_store (first_event) values (?)";
    private static final String TOKENS = "select count(*) from token_entry";

    private final SqliteFile tokens;
    private final Supplier<? extends StreamableMessageSource<TrackedEventMessage<?>>> events;
    private final Path folder;
    private volatile boolean closed;

    /**
     * Compares nothing yet.
     *
     * @param events the event store, which may be there later than this
     * @param folder told to people
     */
    EventStoreIdentity(
            SqliteFile tokens,
            Supplier<? extends StreamableMessageSource<TrackedEventMessage<?>>> events,
            Path folder) {
        this.tokens = tokens;
        this.events = events;
        this.folder = folder;
    }

    /**
     * Compares the first event with the one that is remembered; remembers it if there was none before. Waits for an
     * event store that is not there yet, but not for ever.
     *
     * @throws WrongEventStore if it is another one
     */
    void verify() {
        var remembered = remembered();
        if (isEmpty()) {
            if (remembered.isPresent()) {
                throw wrong("The Axon Server is empty.");
            }
            Thread.ofVirtual().name("first-event").start(this::awaitFirst);
            return;
        }
        var first = first();
        if (remembered.isEmpty()) {
            if (hasNoTokens()) {
                LOG.warn(
                        "The Axon Server holds events, and the data folder {} is new: all of them are handled once more"
                                + " for it. Contact details and what was sent before are not known here",
                        folder);
            }
            remember(first);
        } else if (!remembered.get().equals(first)) {
            throw wrong("The Axon Server holds other events.");
        }
    }

    private WrongEventStore wrong(String what) {
        return new WrongEventStore(
                what + " The data folder " + folder + " was used with another event store.",
                "Set axon.axonserver.servers (and axon.axonserver.context) as before, or choose another folder by"
                        + " rental.data-dir.");
    }

    /** Asks until the event store answers. */
    private boolean isEmpty() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return TokenPositions.of(events.get().createHeadToken()) == TokenPositions.NONE;
            } catch (RuntimeException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                LOG.warn("The event store does not answer yet: {}", away.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited for the event store", stopped);
        }
    }

    private String first() {
        try (var stream = events.get().openStream(null)) {
            if (stream.hasNextAvailable((int) PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return identifier(stream.nextAvailable());
            }
            throw new IllegalStateException("the event store holds events and shows none");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited for the event store", stopped);
        }
    }

    /** An event store that is empty at the start gets its first event while this runs. */
    private void awaitFirst() {
        while (!closed) {
            try (var stream = events.get().openStream(null)) {
                while (!closed) {
                    if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        remember(identifier(stream.nextAvailable()));
                        return;
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException away) {
                LOG.debug("The first event is looked for again", away);
                pause();
            }
        }
    }

    private static String identifier(EventMessage<?> event) {
        return event.getIdentifier();
    }

    private Optional<String> remembered() {
        return tokens.read(session -> session.first(REMEMBERED, row -> row.getString(1)));
    }

    private void remember(String event) {
        tokens.write(session -> session.update(REMEMBER, event));
    }

    private boolean hasNoTokens() {
        return tokens.read(session -> session.number(TOKENS)).orElse(0L) == 0;
    }

    @Override
    public void close() {
        closed = true;
    }
}
