package clothingrental.delivery.gate;

import clothingrental.platform.fault.Breakers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The intake's gate. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class GateConfiguration {

    @Bean
    GuardedIntake intakeGate(OpenDeliveries open, IntakeProperties properties, Breakers breakers) {
        return new GuardedIntake(open::count, properties, breakers);
    }
}
