package clothingrental.platform.messaging.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.command.CommandChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.junit.jupiter.api.Test;

class CommandDrainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AxonServerConnectionManager connections = mock();
    private final AxonServerConnection connection = mock();
    private final CommandChannel channel = mock();
    private final CommandDrain last = new CommandDrain(connections);
    private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();

    @Test
    void theyHaveComeAMomentAfterAxonServerHasTakenNotice() {
        connected();

        var come = last.haveCome();
        assertThat(come).isNotDone();
        acknowledged.complete(null);

        assertThat(come).isNotDone();
        assertThat(come).succeedsWithin(PATIENCE);
    }

    @Test
    void anAxonServerThatSaysNothingOrNoIsNotWaitedForForEver() {
        connected();
        assertThat(last.haveCome()).succeedsWithin(PATIENCE);

        acknowledged.completeExceptionally(new IllegalStateException("no connection"));
        assertThat(last.haveCome()).succeedsWithin(PATIENCE);
    }

    @Test
    void withoutAConnectionNoneCome() {
        assertThat(last.haveCome()).isDone();
        verify(connections, never()).getConnection();
    }

    private void connected() {
        when(connections.getDefaultContext()).thenReturn("default");
        when(connections.isConnected("default")).thenReturn(true);
        when(connections.getConnection()).thenReturn(connection);
        when(connection.commandChannel()).thenReturn(channel);
        when(channel.prepareDisconnect()).thenReturn(acknowledged);
    }
}
