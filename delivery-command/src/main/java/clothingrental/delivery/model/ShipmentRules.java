package clothingrental.delivery.model;

import clothingrental.api.refusal.Refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be said of a shipment. Both fields enter an event that is kept for ever and a mail, so they are names and
 * numbers, not free text.
 */
final class ShipmentRules {

    private static final Pattern CARRIER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .&_-]{0,63}");
    private static final Pattern TRACKING_NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}");

    private ShipmentRules() {}

    /** Every rule that the shipment breaks. */
    static List<Violation> brokenBy(String carrier, String trackingNumber) {
        var violations = new ArrayList<Violation>();
        if (!CARRIER.matcher(carrier).matches()) {
            violations.add(new Violation("carrier", "must be 1 to 64 letters, digits, spaces or . & _ -"));
        }
        if (!TRACKING_NUMBER.matcher(trackingNumber).matches()) {
            violations.add(new Violation("trackingNumber", "must be 1 to 64 letters, digits, spaces or . _ / -"));
        }
        return violations;
    }
}
