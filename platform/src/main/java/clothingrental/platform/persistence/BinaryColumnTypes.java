package clothingrental.platform.persistence;

import java.sql.Types;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;

/**
 * Axon's payloads, tokens and sagas as plain binary columns, {@code bytea} in PostgreSQL and {@code varbinary} in H2. Hibernate
 * would make large objects of them: in PostgreSQL a second table, a second round trip, and nobody who removes them; in H2 an entry
 * elsewhere for each of them of more than 256 bytes, looked up for each event that is read.
 */
public final class BinaryColumnTypes implements TypeContributor {

    @Override
    public void contribute(TypeContributions contributions, ServiceRegistry services) {
        contributions
                .getTypeConfiguration()
                .getJdbcTypeRegistry()
                .addDescriptor(Types.BLOB, VarbinaryJdbcType.INSTANCE);
    }
}
