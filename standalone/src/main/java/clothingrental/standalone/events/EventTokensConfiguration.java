package clothingrental.standalone.events;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.platform.sqlite.SqliteFile;
import java.time.Clock;
import java.util.Set;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tokens of those processors whose work is not in the database: in the events' file, or in one of their own. */
@Configuration(proxyBeanMethods = false)
class EventTokensConfiguration {

    /** Those that write to the database in the transaction of their token. */
    private static final Set<String> PROCESSORS_OF_THE_DATABASE = Set.of("open-deliveries");

    @Bean
    EventTokens eventTokens(SqliteFile file, Serializer serializer, MessagingProperties messaging, Clock clock) {
        return new EventTokens(new SqliteTokenStore(file, serializer, messaging.claimTimeout(), clock));
    }

    @Bean
    ConfigurerModule tokensBesideTheEvents(EventTokens eventTokens, TokenStore tokensOfTheDatabase) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.registerTokenStore(axon -> eventTokens.store());
            PROCESSORS_OF_THE_DATABASE.forEach(
                    processor -> processing.registerTokenStore(processor, axon -> tokensOfTheDatabase));
        };
    }
}
