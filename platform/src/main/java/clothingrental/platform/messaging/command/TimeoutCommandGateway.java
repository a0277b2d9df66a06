package clothingrental.platform.messaging.command;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/** Nobody waits for ever: {@link #sendAndWait(Object)} gives up after a time, with an exception. */
public final class TimeoutCommandGateway extends DefaultCommandGateway {

    private final Duration timeout;

    public TimeoutCommandGateway(Builder builder, Duration timeout) {
        super(builder);
        this.timeout = timeout;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
    public <R> R sendAndWait(Object command) {
        return sendAndWait(command, timeout.toMillis(), MILLISECONDS);
    }
}
