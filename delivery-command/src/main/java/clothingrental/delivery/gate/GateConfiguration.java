package clothingrental.delivery.gate;

import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The intake's gate. Its processor works in small batches, so that the count of open deliveries keeps up with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class GateConfiguration {

    private static final int SMALL_BATCH = 10;

    @Bean
    GuardedIntake intakeGate(OpenDeliveries open, IntakeProperties properties) {
        return new GuardedIntake(open::count, properties);
    }

    @Bean
    ConfigurerModule intakeInSmallBatches() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        "delivery-intake", (axon, processor) -> processor.batchSize(SMALL_BATCH));
    }
}
