package clothingrental.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.fault.Faults;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The platform knows no MongoDB; it finds on the class path what we say of its faults. */
class MongoTransientFaultTypesTest {

    private static final ServerAddress SERVER = new ServerAddress();

    @Test
    void aStoreThatIsAwayPasses() {
        assertThat(Faults.isTransient(new MongoTimeoutException("no server"))).isTrue();
        assertThat(Faults.isTransient(new IllegalStateException(new MongoSocketReadException("cut off", SERVER))))
                .isTrue();
    }

    @Test
    void whatTheStoreRefusesDoesNot() {
        var refused = new MongoWriteException(new WriteError(121, "not valid", new BsonDocument()), SERVER, Set.of());

        assertThat(Faults.isTransient(refused)).isFalse();
    }
}
