package clothingrental.platform.axonserver;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether there is a connection to Axon Server. Axon's own indicator is for an earlier Spring Boot. */
final class AxonServerHealthIndicator extends AbstractHealthIndicator {

    private final AxonServerConnectionManager connections;

    AxonServerHealthIndicator(AxonServerConnectionManager connections) {
        super("no connection to Axon Server");
        this.connections = connections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var contexts = connections.connections();
        health.status(contexts.containsValue(true) ? "UP" : "DOWN").withDetails(contexts);
    }
}
