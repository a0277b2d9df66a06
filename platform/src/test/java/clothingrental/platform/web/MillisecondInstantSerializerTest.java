package clothingrental.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisecondInstantSerializerTest {

    record Answer(Instant at, List<Instant> more) {}

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T03:00:00Z,           2026-03-10T03:00:00.000Z",
        "2026-03-10T03:00:00.120Z,       2026-03-10T03:00:00.120Z",
        "2026-03-10T03:00:00.123456789Z, 2026-03-10T03:00:00.123Z",
        "2026-12-31T23:59:59.999999Z,    2026-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z,       1969-12-31T23:59:59.999Z"
    })
    void anInstantHasThreeDigitsOfMillisecondsAndIsInUtc(Instant instant, String written) {
        assertThat(WebMother.json().writeValueAsString(instant)).isEqualTo('"' + written + '"');
    }

    @Test
    void soHaveAllInstantsOfAnAnswer() {
        var noon = Instant.parse("2026-03-10T03:00:00Z");

        assertThat(WebMother.json().writeValueAsString(new Answer(noon, List.of(noon))))
                .isEqualTo("{\"at\":\"2026-03-10T03:00:00.000Z\",\"more\":[\"2026-03-10T03:00:00.000Z\"]}");
    }
}
