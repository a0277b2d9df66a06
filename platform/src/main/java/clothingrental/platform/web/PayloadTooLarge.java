package clothingrental.platform.web;

import java.io.IOException;

/** A request's body has passed the limit. */
final class PayloadTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge(long limit) {
        super("more than " + limit + " bytes");
    }
}
