package clothingrental.standalone.database;

import clothingrental.standalone.store.DataFolder;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** H2 in a file: sagas, dead letters, deadlines, and what the services keep in tables. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabase {

    private static final String URL = "spring.datasource.url";

    private static final long LARGEST_CACHE_KILOBYTES = 1 << 18;
    private static final long CACHE_KILOBYTES =
            Math.min(Runtime.getRuntime().maxMemory() / 1_024 / 16, LARGEST_CACHE_KILOBYTES);

    /**
     * {@code WRITE_DELAY}: H2 writes what is committed after half a second, and tidies its file up; {@link DurableCommitDataSource} sees to it
     * that nothing is answered before. {@code RETENTION_TIME=0}: what was replaced is free at once, and not after 45 seconds.
     * {@code async}: a thread that is interrupted while it reads would close the file for all of them otherwise. {@code
     * DATABASE_TO_LOWER}: names as in PostgreSQL.
     */
    @Bean
    @ConditionalOnProperty(name = URL, matchIfMissing = true, havingValue = "none")
    JdbcConnectionDetails h2(DataFolder folder) {
        var url = "jdbc:h2:async:" + folder.resolve("rental")
                + ";WRITE_DELAY=500;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE;CACHE_SIZE="
                + CACHE_KILOBYTES;
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

    /**
     * What processors of this database hold at a start was held by a process that has ended: H2 lets one process in at
     * a time. It would be waited for until {@code rental.messaging.claim-timeout} is over otherwise.
     */
    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnProperty(name = URL, matchIfMissing = true, havingValue = "none")
    InitializingBean claimsReleased(JdbcTemplate database) {
        return () -> database.update("update token_entry set owner = null where owner is not null");
    }

    /** Around Spring Boot's proxy, by which a transaction takes a connection with its first statement. */
    @Bean
    @ConditionalOnProperty(name = URL, matchIfMissing = true, havingValue = "none")
    static BeanPostProcessor durableCommits() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof DataSource connections ? new DurableCommitDataSource(connections) : bean;
            }
        };
    }
}
