package clothingrental.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDateConverterTest {

    private final LocalDateConverter parameter = new LocalDateConverter();

    @Test
    void aDateOfTheCalendarIsRead() {
        assertThat(parameter.convert("2028-02-29")).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-29", "2026-2-28", "26-02-28", "+12026-12-01", "2026-12-01T00:00", "12/1/26", "today"})
    void nothingElseIs(String text) {
        assertThatThrownBy(() -> parameter.convert(text)).isInstanceOf(DateTimeException.class);
    }
}
