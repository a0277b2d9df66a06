package clothingrental.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantConverterTest {

    private final InstantConverter parameter = new InstantConverter();

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "2026-03-12T09:00:00.123Z", "9999-12-31T23:59:59.999999999Z"})
    void momentsThatAStoreTakesAreRead(String text) {
        assertThat(parameter.convert(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-12",
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z"
            })
    void othersAreNot(String text) {
        assertThatThrownBy(() -> parameter.convert(text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theOffsetIsTakenIntoAccount() {
        assertThat(parameter.convert("2026-03-12T09:00:00+09:00")).isEqualTo(Instant.parse("2026-03-12T00:00:00Z"));
    }
}
