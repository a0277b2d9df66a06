package clothingrental.platform.web.request;

import java.time.Instant;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads a moment of a query, in ISO 8601, of the years 1 to 9999: no store takes all that an {@link Instant} can be. What can't be read is 400
 * VALIDATION_FAILED.
 */
public final class InstantConverter implements Converter<String, Instant> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEHIND_THE_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    @Override
    public Instant convert(String text) {
        var moment = Instant.parse(text);
        if (moment.isBefore(FIRST) || !moment.isBefore(BEHIND_THE_LAST)) {
            throw new IllegalArgumentException("not in the years 1 to 9999: " + text);
        }
        return moment;
    }
}
