package clothingrental.platform.web.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.core.convert.converter.Converter;

/** Reads a local date of a query as one in a body is read. What can't be read is 400 VALIDATION_FAILED. */
public final class LocalDateConverter implements Converter<String, LocalDate> {

    @Override
    public LocalDate convert(String text) {
        return StrictLocalDateDeserializer.read(text).orElseThrow(() -> new DateTimeException("no date: " + text));
    }
}
