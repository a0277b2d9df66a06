package clothingrental.platform.messaging.command;

import static clothingrental.platform.messaging.metadata.MetaDataKeys.CAUSATION_ID;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;

/**
 * Bulkheads for commands: those that enter from outside and those that follow from another message have threads of their own, and
 * neither wait for the other. Wherever the sender is: a command that follows says so in its metadata.
 */
public final class CommandExecutors {

    private static final int PATIENCE_SECONDS = 5;

    private final ExecutorService requests;
    private final ExecutorService followUps;

    public CommandExecutors(int requests, int followUps) {
        this.requests = Executors.newFixedThreadPool(
                requests, Thread.ofPlatform().name("command-", 1).factory());
        this.followUps = Executors.newFixedThreadPool(
                followUps, Thread.ofPlatform().name("follow-up-", 1).factory());
    }

    Executor of(CommandMessage<?> command) {
        return command.getMetaData().containsKey(CAUSATION_ID) ? followUps : requests;
    }

    /** Handles what was taken on, for a while, and takes no more. */
    void shutdown() {
        requests.shutdown();
        followUps.shutdown();
        try {
            if (requests.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                followUps.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
