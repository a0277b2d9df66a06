package clothingrental.platform.axonserver;

import clothingrental.platform.messaging.command.CommandDrain;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.Configuration;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** What is needed where messages go through Axon Server. */
@AutoConfiguration(after = AxonServerAutoConfiguration.class)
@ConditionalOnProperty(name = "axon.axonserver.enabled", matchIfMissing = true)
class AxonServerConfiguration {

    @Bean
    AxonServerHealthIndicator axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return new AxonServerHealthIndicator(connections);
    }

    @Bean
    CommandDrain lastCommands(AxonServerConnectionManager connections, Configuration axon) {
        var last = new CommandDrain(connections);
        axon.onShutdown(CommandDrain.PHASE, last::haveCome);
        return last;
    }
}
