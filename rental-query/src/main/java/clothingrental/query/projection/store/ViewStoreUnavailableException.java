package clothingrental.query.projection.store;

import clothingrental.platform.fault.TransientFault;

/** The store does not answer; no event is to blame. */
public final class ViewStoreUnavailableException extends RuntimeException implements TransientFault {

    private static final long serialVersionUID = 1L;

    public ViewStoreUnavailableException(String what, Throwable failure) {
        super("the store of " + what + " does not answer as it should: " + failure.getMessage(), failure);
    }
}
