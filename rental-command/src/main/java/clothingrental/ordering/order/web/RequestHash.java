package clothingrental.ordering.order.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;

import clothingrental.ordering.order.web.PlaceOrderRequest.Line;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash by which a repeated request is told from another one with the same Idempotency-Key. It is stored in
 * OrderPlaced and compared across builds, so it is made of a canonical form that is written down here and depends on no
 * class's components, on no {@code toString()} and on no JSON library.
 *
 * <p>Version 1, lines apart by a line feed, in UTF-8:
 *
 * <pre>
 * RentalPeriod[from=2026-03-12, to=2026-03-18]
 * OrderLine[productId=hanbok-1001, quantity=2]
 * OrderLine[productId=norigae.7, quantity=1]
 * </pre>
 *
 * The order's lines come as they were sent. A productId is percent-encoded (as in a form), which changes none that an
 * order can have, and lets none pass for more than one line.
 *
 * <p>A request is hashed by the lowest version that can say all of it: builds of before and after a new component know
 * the same hash for a request without it, whichever of them has taken the order, also side by side and after going
 * back. A version 2 is needed once a request may say more than a period and lines. It begins with a line {@code
 * version=2}, so that no two versions have a form in common. How version 1 writes what it knows never changes.
 */
final class RequestHash {

    private RequestHash() {}

    /** SHA-256 of the canonical form, in hex. */
    static String of(PlaceOrderRequest request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(version1(request).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    static String version1(PlaceOrderRequest request) {
        var form = new StringBuilder("RentalPeriod[from=")
                .append(ISO_LOCAL_DATE.format(request.rentalPeriod().from()))
                .append(", to=")
                .append(ISO_LOCAL_DATE.format(request.rentalPeriod().to()))
                .append(']');
        for (Line line : request.lines()) {
            form.append("\nOrderLine[productId=")
                    .append(URLEncoder.encode(line.productId(), UTF_8))
                    .append(", quantity=")
                    .append(line.quantity().intValue())
                    .append(']');
        }
        return form.toString();
    }
}
