package clothingrental.platform.messaging.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The commands that still come in at a stop. Axon's command bus tells Axon Server that it takes no more and does not wait until
 * that has taken notice: what is sent to it meanwhile would be begun, and find the connection to the event store closed.
 */
public final class CommandDrain {

    /** After the command bus has said that it takes no more. */
    public static final int PHASE = Phase.INBOUND_COMMAND_CONNECTOR - 1;

    /** For an Axon Server that does not answer; Axon's phases of a stop have 5 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** For what Axon Server has put into its queue before; much longer than it stays there. */
    private static final Duration LINGER = Duration.ofMillis(200);

    private final AxonServerConnectionManager connections;

    public CommandDrain(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    /**
     * Waits for them. That no more are taken is said once more: Axon Server acknowledges
     * before it does what it is told, but does one thing after the other, so that with the second acknowledgement the first is done.
     */
    public CompletableFuture<@Nullable Void> haveCome() {
        if (!connections.isConnected(connections.getDefaultContext())) {
            return CompletableFuture.completedFuture(null);
        }
        var later = CompletableFuture.delayedExecutor(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        return connections
                .getConnection()
                .commandChannel()
                .prepareDisconnect()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((acknowledged, failure) -> null, later);
    }
}
