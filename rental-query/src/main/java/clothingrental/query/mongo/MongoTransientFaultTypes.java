package clothingrental.query.mongo;

import clothingrental.platform.fault.TransientFaultTypes;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * What the driver throws while the store of the views is away, or changes its primary. Where the views are kept in another
 * store there is no driver.
 */
public final class MongoTransientFaultTypes implements TransientFaultTypes {

    private static final boolean IS_DRIVER_HERE =
            ClassUtils.isPresent("com.mongodb.MongoException", MongoTransientFaultTypes.class.getClassLoader());

    @Override
    public List<Class<? extends Throwable>> kinds() {
        return IS_DRIVER_HERE ? OfTheDriver.KINDS : List.of();
    }

    /** Loaded only where there is a driver. */
    private static final class OfTheDriver {

        static final List<Class<? extends Throwable>> KINDS = List.of(
                MongoTimeoutException.class,
                MongoSocketException.class,
                MongoNotPrimaryException.class,
                MongoNodeIsRecoveringException.class,
                MongoConnectionPoolClearedException.class,
                MongoInterruptedException.class);
    }
}
