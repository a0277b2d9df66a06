package clothingrental.query.projection.store;

import clothingrental.platform.fault.TransientFault;

/** Another process has written the same documents since they were read; the batch is handled again. */
public final class ConcurrentViewUpdateException extends RuntimeException implements TransientFault {

    private static final long serialVersionUID = 1L;

    public ConcurrentViewUpdateException(String view, int documents) {
        super(documents + " documents of " + view + " were written by another process at the same time");
    }
}
