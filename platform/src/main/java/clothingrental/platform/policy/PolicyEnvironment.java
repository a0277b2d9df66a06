package clothingrental.platform.policy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;

/** What a policy's handler needs of the system that it runs in. */
public interface PolicyEnvironment {

    Predicate<Object> NONE_PARKED = sequence -> false;

    /** What must be handled one after the other. */
    Object sequenceOf(EventMessage<?> event);

    /** Which sequences wait in the dead-letter queue: their next event waits there, too, and its command must not be sent. */
    Predicate<Object> parkedSequences();

    /** What a message that follows from an event has in its metadata. */
    Map<String, ?> originOf(EventMessage<?> event);

    /**
     * Sends a command.
     *
     * @param cause the event from which it follows
     */
    CompletableFuture<Object> send(CommandMessage<?> command, EventMessage<?> cause);

    /** How long a command may take. */
    Duration timeout();

    /** Told before a thread waits for a result, for a system in which commands run on the thread that waits. */
    default void beforeWaitingFor(CompletableFuture<?> result) {}
}
