package clothingrental.platform.web.request;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads local dates as the contract writes them, {@code 2026-12-01}, and nothing else: no arrays, times or signs. */
public final class StrictLocalDateDeserializer extends StdDeserializer<LocalDate> {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LENGTH = 10;

    public StrictLocalDateDeserializer() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
        var text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
        var date = read(text);
        return date.isPresent()
                ? date.get()
                : (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a date as in 2026-12-01");
    }

    /** The date that a text says; nothing if it says none. */
    static Optional<LocalDate> read(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(LocalDate.parse(text, FORMAT)) : Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
