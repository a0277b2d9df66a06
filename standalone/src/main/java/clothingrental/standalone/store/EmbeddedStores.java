package clothingrental.standalone.store;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A small server that speaks MongoDB's wire protocol, for the views. */
@Configuration(proxyBeanMethods = false)
class EmbeddedStores {

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
