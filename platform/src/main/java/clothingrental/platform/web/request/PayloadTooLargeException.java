package clothingrental.platform.web.request;

import java.io.IOException;

/** A request's body has passed the limit. */
public final class PayloadTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    PayloadTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
