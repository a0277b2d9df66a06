package clothingrental.notifier.outbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The mails in the database, unless another store is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rental.mail.store", havingValue = "database", matchIfMissing = true)
class JdbcMailStoreConfiguration {

    @Bean
    MailStore mailStore(NamedParameterJdbcTemplate database, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcMailStore(database, transactions, clock);
    }
}
