package clothingrental.standalone.events;

import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.standalone.store.DataFolder;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept here where events are in an Axon Server: the tokens, and which events they belong to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerEventStoreConfiguration {

    /** Before anything is handled. */
    private static final int PHASE = Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS - 1;

    @Bean
    @DependsOnDatabaseInitialization
    SqliteFile tokensFile(DataFolder folder, DataSource database) {
        var files = new EventStoreFiles(folder);
        files.requireNotOfEmbeddedEvents(database);
        return SqliteFile.open(files.tokens(), TokensSchema::createTokensApart);
    }

    @Bean
    ConfigurerModule eventsThatTokensBelongTo(SqliteFile tokensFile, DataFolder folder) {
        return configurer -> configurer.onInitialize(axon -> {
            var identity = new EventStoreIdentity(tokensFile, axon::eventStore, folder.dataDir());
            axon.onStart(PHASE, identity::verify);
            axon.onShutdown(PHASE, identity::close);
        });
    }
}
