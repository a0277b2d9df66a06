package clothingrental.platform.persistence;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
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
    FlywayMigrationStrategy schemaByService(ObjectProvider<ServiceSchema> services) {
        return axonTables -> {
            axonTables.migrate();
            services.forEach(service -> Flyway.configure()
                    .configuration(axonTables.getConfiguration())
                    .defaultSchema(service.name())
                    .schemas(service.name())
                    // a service that runs alone has Axon's tables, and their history, in the same schema
                    .table("flyway_history_of_" + service.name())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations("classpath:db/migration/" + service.name() + "/" + dialectOf(axonTables))
                    .load()
                    .migrate());
        };
    }

    /** The folder of the database's dialect, which Spring Boot has put in the place of {@code {vendor}}. */
    private static String dialectOf(Flyway axonTables) {
        var location = axonTables.getConfiguration().getLocations()[0].getDescriptor();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
