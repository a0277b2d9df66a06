package clothingrental.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryColumnTypesTest {

    @ParameterizedTest
    @ValueSource(classes = {H2Dialect.class, PostgreSQLDialect.class})
    void whatIsLargeToAxonIsAPlainBinaryColumn(Class<?> dialect) {
        try (var registry = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.DIALECT, dialect.getName())
                .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .build()) {
            var metadata = (MetadataImplementor) new MetadataSources(registry).buildMetadata();

            assertThat(metadata.getTypeConfiguration().getJdbcTypeRegistry().getDescriptor(Types.BLOB))
                    .isSameAs(VarbinaryJdbcType.INSTANCE);
        }
    }
}
