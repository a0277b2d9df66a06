package clothingrental.delivery.model;

import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.text.FreeTextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be said of a shipment. Both fields enter an event that is kept for ever and a mail, so they are names and
 * numbers, not free text.
 */
final class ShipmentFormat {

    private static final int MAX_CARRIER = 64;

    /**
     * A name in any script, as {@code 한진택배(주)} or {@code O'Brien, Sons + Co.}: it begins with a letter, a digit, a sign
     * of a company or a bracket. Marks and joiners belong to the letters of Hindi and Persian.
     */
    private static final Pattern CARRIER = Pattern.compile("(?=.*[\\p{L}\\p{N}\\p{So}])[\\p{L}\\p{N}\\p{So}(（]"
            + "[\\p{L}\\p{M}\\p{N}\\p{So}\\u200C-\\u200F \\u00A0\\u3000.,&+'’·・/_()（）‐–-]*");

    private static final Pattern TRACKING_NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}");

    private ShipmentFormat() {}

    /** Every rule that the shipment breaks. */
    static List<Violation> brokenBy(String carrier, String trackingNumber) {
        var violations = new ArrayList<Violation>();
        carrierIsAName(carrier).ifPresent(message -> violations.add(new Violation("carrier", message)));
        if (!TRACKING_NUMBER.matcher(trackingNumber).matches()) {
            violations.add(new Violation("trackingNumber", "must be 1 to 64 letters, digits, spaces or . _ / -"));
        }
        return violations;
    }

    private static Optional<String> carrierIsAName(String carrier) {
        return FreeTextRule.violationOf(carrier, MAX_CARRIER)
                .or(() -> CARRIER.matcher(carrier).matches()
                        ? Optional.empty()
                        : Optional.of("must be a name: letters of any script, digits, spaces and . , & + ' / _ - ( )"));
    }
}
