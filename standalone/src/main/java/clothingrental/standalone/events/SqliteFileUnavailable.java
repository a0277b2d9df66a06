package clothingrental.standalone.events;

import clothingrental.platform.fault.TransientFault;
import org.jspecify.annotations.Nullable;

/**
 * A file of events or tokens can't be read or written at the moment: a full disk, or a process that is about to stop.
 */
final class SqliteFileUnavailable extends RuntimeException implements TransientFault {

    private static final long serialVersionUID = 1L;

    SqliteFileUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
