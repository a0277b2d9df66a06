package clothingrental.delivery.gate;

import clothingrental.platform.fault.CircuitBreakers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The intake's gate. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class GateConfiguration {

    @Bean
    IntakeGate intakeGate(OpenDeliveries open, IntakeProperties properties, CircuitBreakers breakers) {
        return new IntakeGate(open::count, properties, breakers);
    }
}
