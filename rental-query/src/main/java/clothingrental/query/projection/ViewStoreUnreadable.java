package clothingrental.query.projection;

import clothingrental.platform.fault.PassingFault;

/** The store does not answer; no event is to blame. */
public final class ViewStoreUnreadable extends RuntimeException implements PassingFault {

    private static final long serialVersionUID = 1L;

    public ViewStoreUnreadable(String what, Throwable failure) {
        super("the store of " + what + " does not answer as it should: " + failure.getMessage(), failure);
    }
}
