package clothingrental.notifier.outbox;

import clothingrental.platform.sqlite.SqliteFile;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mails in the process's file, beside the token of the processor, if that is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rental.mail.store", havingValue = "embedded")
class EmbeddedMailStoreConfiguration {

    /** Once the tables are there, which may hold mails of an earlier release. */
    @Bean
    @DependsOnDatabaseInitialization
    MailStore mailStore(SqliteFile file, DataSource database) {
        var store = new SqliteMailStore(file);
        new MailsOfEarlierReleases(database).copyTo(file);
        return store;
    }
}
