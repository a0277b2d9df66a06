package clothingrental.platform.persistence;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Creates the tables: Axon's in the default schema, which services in one process share, and those of each service in
 * its own.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class PersistenceConfiguration {

    @Bean
    FlywayMigrationStrategy schemaByService(List<ServiceSchema> services) {
        return axonTables -> {
            axonTables.migrate();
            services.forEach(service -> Flyway.configure()
                    .configuration(axonTables.getConfiguration())
                    .defaultSchema(service.name())
                    .schemas(service.name())
                    .locations("classpath:db/migration/" + service.name() + "/" + vendor(axonTables))
                    .load()
                    .migrate());
        };
    }

    /** The folder of the database's dialect, as it was found in the place of {@code {vendor}}. */
    private static String vendor(Flyway flyway) {
        return flyway.getConfiguration().getUrl() != null
                        && flyway.getConfiguration().getUrl().startsWith("jdbc:postgresql:")
                ? "postgresql"
                : "h2";
    }
}
