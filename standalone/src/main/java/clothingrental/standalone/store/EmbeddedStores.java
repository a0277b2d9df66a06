package clothingrental.standalone.store;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.axonframework.config.ConfigurerModule;
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
class EmbeddedStores {

    /**
     * {@code WRITE_DELAY=0}: what is committed is in the file, also if the process is killed the moment after. H2 would
     * collect half a second's commits otherwise. {@code async}: a thread that is
     * interrupted while it reads would close the file for all of them otherwise. {@code DATABASE_TO_LOWER}: names as in PostgreSQL.
     */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    JdbcConnectionDetails h2(DataFolder folder) {
        var url = "jdbc:h2:async:" + folder.resolve("rental")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE";
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

    @Bean
    ConfigurerModule promptEvents() {
        return configurer -> configurer
                .eventProcessing()
                .configureDefaultStreamableMessageSource(axon -> new ReadAhead(axon.eventStore()));
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "none")
    MongoServer viewServer(DataFolder folder) {
        var server = new MongoServer(new ViewBackend(folder.resolve("views")));
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
