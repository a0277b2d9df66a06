package clothingrental.ordering.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationPropertiesTest {

    private final CancellationProperties properties = withPauses(Duration.ofSeconds(10), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT20S", "3, PT40S", "4, PT80S", "6, PT5M20S", "7, PT10M", "8, PT10M"})
    void eachPauseIsTwiceAsLongAsTheOneBeforeUpToTheLongest(int attempt, Duration pause) {
        assertThat(properties.pauseAfter(attempt)).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 64, 65, 1_000, Integer.MAX_VALUE})
    void howeverOftenItHasAskedThePauseStaysTheLongest(int attempt) {
        assertThat(properties.pauseAfter(attempt)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aFirstPauseBeyondTheLongestIsCutToIt() {
        var impatient = withPauses(Duration.ofHours(1), Duration.ofMinutes(10));

        assertThat(impatient.pauseAfter(1)).isEqualTo(Duration.ofMinutes(10));
    }

    private static CancellationProperties withPauses(Duration first, Duration longest) {
        return new CancellationProperties(first, longest, Duration.ofMinutes(15));
    }
}
