package clothingrental.platform.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads local dates as the contract writes them, {@code 2026-12-01}, and nothing else: no arrays, times or signs. */
final class StrictLocalDates extends StdDeserializer<LocalDate> {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LENGTH = 10;

    StrictLocalDates() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
        var text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text, FORMAT);
            }
        } catch (DateTimeParseException malformed) {
            // told below, in one way for all
        }
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a date as in 2026-12-01");
    }
}
