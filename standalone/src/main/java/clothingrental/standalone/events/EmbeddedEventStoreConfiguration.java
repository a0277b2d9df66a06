package clothingrental.standalone.events;

import clothingrental.platform.processing.DelegatingEventSource;
import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.standalone.store.DataFolder;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store, unless it is an Axon Server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EmbeddedEventStoreConfiguration {

    /** How many events are read at once. With Axon's hundred, the queries take as long as the rows. */
    private static final int PAGE = 1_000;

    /** One is copied with the mails of its processor, one is used where it is. */
    private static final Set<String> TOKENS_THAT_STAY = Set.of("notifier", "open-deliveries");

    /** Once the tables are there, which may hold events of an earlier release. */
    @Bean
    @DependsOnDatabaseInitialization
    SqliteFile eventsFile(DataFolder folder, DataSource database) {
        var files = new EventStoreFiles(folder);
        files.requireNotOfAxonServer();
        new EventsOfEarlierReleases(database, TOKENS_THAT_STAY).copyTo(files.events());
        return SqliteFile.open(files.events(), EventsSchema::create);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            SqliteFile file,
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
    ConfigurerModule promptEvents() {
        return configurer -> configurer
                .registerComponent(DelegatingEventSource.class, axon -> new ReadAhead(axon.eventStore()))
                .eventProcessing()
                .configureDefaultStreamableMessageSource(DelegatingEventSource::of);
    }
}
