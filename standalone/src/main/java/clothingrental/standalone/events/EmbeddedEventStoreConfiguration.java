package clothingrental.standalone.events;

import clothingrental.platform.messaging.EventSource;
import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.standalone.store.DataFolder;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store, and the tokens of those processors whose work is not in the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EmbeddedEventStoreConfiguration {

    private static final String FILE = "events.db";

    /** How many events are read at once. With Axon's hundred, the queries take as long as the rows. */
    private static final int PAGE = 1_000;

    /** Those that write to the database in the transaction of their token. */
    private static final Set<String> PROCESSORS_OF_THE_DATABASE = Set.of("notifier", "open-deliveries");

    /** Once the tables are there, which may hold events of an earlier release. */
    @Bean
    @DependsOnDatabaseInitialization
    EventsFile eventsFile(DataFolder folder, DataSource database) {
        var path = folder.resolve(FILE);
        new EventsOfEarlierReleases(database, PROCESSORS_OF_THE_DATABASE).copyTo(path);
        return EventsFile.open(path);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EventsFile file,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        var settings = new SqliteEventStorageEngine.Settings();
        settings.snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .batchSize(PAGE);
        return new SqliteEventStorageEngine(file, settings);
    }

    @Bean
    EventTokens eventTokens(EventsFile file, Serializer serializer, MessagingProperties messaging, Clock clock) {
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

    @Bean
    ConfigurerModule promptEvents() {
        return configurer -> configurer
                .registerComponent(EventSource.class, axon -> new ReadAhead(axon.eventStore()))
                .eventProcessing()
                .configureDefaultStreamableMessageSource(EventSource::of);
    }
}
