package clothingrental.platform.policy;

import clothingrental.platform.messaging.MessagingProperties;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each policy an event processor of its name. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
class PolicyConfiguration {

    @Bean
    ConfigurerModule policiesOfEvents(
            ObjectProvider<CommandPolicies> policies,
            ObjectProvider<PlatformTransactionManager> transactions,
            MessagingProperties properties) {
        return configurer -> {
            var outsideOfTheBatch = outsideOfTheBatch(transactions);
            policies.orderedStream()
                    .flatMap(ofAService -> ofAService.all().stream())
                    .forEach(policy -> register(policy, configurer, outsideOfTheBatch, properties));
        };
    }

    private static void register(
            CommandPolicy policy,
            Configurer configurer,
            TransactionOperations outsideOfTheBatch,
            MessagingProperties properties) {
        configurer
                .eventProcessing()
                .registerEventHandler(axon -> new CommandPolicyHandler(
                        policy,
                        new AxonPolicyEnvironment(policy.name(), axon, outsideOfTheBatch, properties.timeout()),
                        properties.followUpsInFlight()))
                .assignHandlerInstancesMatching(
                        policy.name(), handler -> handler instanceof CommandPolicyHandler one && one.isOf(policy));
    }

    private static TransactionOperations outsideOfTheBatch(ObjectProvider<PlatformTransactionManager> transactions) {
        var manager = transactions.getIfAvailable();
        if (manager == null) {
            return TransactionOperations.withoutTransaction();
        }
        var suspended = new TransactionTemplate(manager);
        suspended.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return suspended;
    }
}
