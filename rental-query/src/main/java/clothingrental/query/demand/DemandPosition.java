package clothingrental.query.demand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import clothingrental.api.demand.DemandQuery.ProductDay;
import clothingrental.api.demand.DemandQuery.ProductDemand;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the demand: behind a product on a day. Clients get it as a text that they need not understand, and may keep: the
 * day and the product in the alphabet of Base64 that stands in URLs as it is.
 */
record DemandPosition(ProductDay productDay) {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/([A-Za-z0-9._-]{1,64})");

    static DemandPosition of(ProductDemand demand) {
        return new DemandPosition(new ProductDay(demand.date(), demand.productId()));
    }

    /** Reads what clients have; nothing if it is no position. */
    static Optional<DemandPosition> read(String text) {
        try {
            var parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), US_ASCII));
            return parts.matches()
                    ? Optional.of(new DemandPosition(new ProductDay(LocalDate.parse(parts.group(1)), parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    String text() {
        var plain = productDay.date() + "/" + productDay.productId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }
}
