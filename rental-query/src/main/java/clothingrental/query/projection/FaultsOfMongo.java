package clothingrental.query.projection;

import clothingrental.platform.fault.PassingKinds;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;

/** What the driver throws while the store of the views is away, or changes its primary. */
public final class FaultsOfMongo implements PassingKinds {

    @Override
    public List<Class<? extends Throwable>> kinds() {
        return List.of(
                MongoTimeoutException.class,
                MongoSocketException.class,
                MongoNotPrimaryException.class,
                MongoNodeIsRecoveringException.class,
                MongoConnectionPoolClearedException.class,
                MongoInterruptedException.class);
    }
}
