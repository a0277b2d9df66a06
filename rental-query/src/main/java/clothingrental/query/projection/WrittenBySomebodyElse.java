package clothingrental.query.projection;

import clothingrental.platform.fault.PassingFault;

/** Another process has written the same documents since they were read; the batch is handled again. */
public final class WrittenBySomebodyElse extends RuntimeException implements PassingFault {

    private static final long serialVersionUID = 1L;

    public WrittenBySomebodyElse(String view, int documents) {
        super(documents + " documents of " + view + " were written by another process at the same time");
    }
}
