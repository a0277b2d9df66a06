package clothingrental.platform.messaging;

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
    AxonServerHealth axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return new AxonServerHealth(connections);
    }

    @Bean
    LastCommands lastCommands(AxonServerConnectionManager connections, Configuration axon) {
        var last = new LastCommands(connections);
        axon.onShutdown(LastCommands.PHASE, last::haveCome);
        return last;
    }
}
