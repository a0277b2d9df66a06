package clothingrental.standalone.store;

import clothingrental.platform.messaging.EventSource;
import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.util.RegisterDefaultEntities;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * H2 in a file for events, sagas, tokens and what the services keep in tables, and a small server that speaks
 * MongoDB's wire protocol for the views.
 */
@Configuration(proxyBeanMethods = false)
@RegisterDefaultEntities(packages = "org.axonframework.eventsourcing.eventstore.jpa")
class EmbeddedStores {

    /** How many events are read at once. With Axon's hundred, the queries take as long as the rows. */
    private static final int PAGE = 1_000;

    private static final long LARGEST_CACHE_KILOBYTES = 1 << 20;
    private static final long CACHE_KILOBYTES =
            Math.min(Runtime.getRuntime().maxMemory() / 1_024 / 8, LARGEST_CACHE_KILOBYTES);

    /**
     * {@code WRITE_DELAY=0}: what is committed is in the file, also if the process is killed the moment after. H2 would
     * collect half a second's commits otherwise. {@code async}: a thread that is
     * interrupted while it reads would close the file for all of them otherwise. {@code DATABASE_TO_LOWER}: names as in PostgreSQL.
     * {@code CACHE_SIZE}: twice the share of the memory that H2 would take, since a history that is read from its beginning to its
     * end finds nothing in a cache that is smaller.
     */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    JdbcConnectionDetails h2(DataFolder folder) {
        var url = "jdbc:h2:async:" + folder.resolve("rental")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE;CACHE_SIZE=" + CACHE_KILOBYTES;
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "rental";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    /** As Axon would make it, but for the size of a page. */
    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            PersistenceExceptionResolver persistenceExceptionResolver,
            EntityManagerProvider entityManagerProvider,
            TransactionManager transactionManager,
            org.axonframework.config.Configuration axon) {
        return JpaEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .entityManagerProvider(entityManagerProvider)
                .transactionManager(transactionManager)
                .batchSize(PAGE)
                .build();
    }

    @Bean
    ConfigurerModule promptEvents() {
        return configurer -> configurer
                .registerComponent(EventSource.class, axon -> new ReadAhead(axon.eventStore()))
                .eventProcessing()
                .configureDefaultStreamableMessageSource(EventSource::of);
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "none")
    MongoServer viewServer(DataFolder folder) {
        var server = new MongoServer(WholeCommandsBackend.on(folder.resolve("views")));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server;
    }

    @Bean
    @ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "none")
    MongoConnectionDetails viewConnection(MongoServer viewServer) {
        var address = viewServer.getLocalAddress();
        var connection = new ConnectionString(
                "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/rental_query");
        return new MongoConnectionDetails() {
            @Override
            public ConnectionString getConnectionString() {
                return connection;
            }
        };
    }
}
