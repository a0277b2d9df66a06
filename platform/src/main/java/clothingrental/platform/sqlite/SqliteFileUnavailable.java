package clothingrental.platform.sqlite;

import clothingrental.platform.fault.TransientFault;
import org.jspecify.annotations.Nullable;

/**
 * A file can't be read or written at the moment: a full disk, or a process that is about to stop.
 */
public final class SqliteFileUnavailable extends RuntimeException implements TransientFault {

    private static final long serialVersionUID = 1L;

    public SqliteFileUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
