package clothingrental.delivery;

import clothingrental.delivery.intake.DeliveryIntakePolicy;
import clothingrental.platform.messaging.command.AggregateCaches;
import clothingrental.platform.persistence.ServiceSchema;
import clothingrental.platform.policy.CommandGate;
import clothingrental.platform.policy.CommandPolicies;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The service delivery-command, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@AutoConfigurationPackage
public class DeliveryCommandConfiguration {

    @Bean
    ServiceSchema deliveryCommandSchema() {
        return new ServiceSchema("delivery_command");
    }

    /** All policies of the delivery side. */
    @Bean
    CommandPolicies deliveryPolicies(CommandGate intakeGate) {
        return CommandPolicies.of(DeliveryIntakePolicy.policy(intakeGate));
    }

    @Bean
    Cache deliveryCache(AggregateCaches caches) {
        return caches.cacheFor("delivery");
    }
}
