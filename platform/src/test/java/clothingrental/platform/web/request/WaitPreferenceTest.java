package clothingrental.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class WaitPreferenceTest {

    private final WaitPreference preference = new WaitPreference(Duration.ofSeconds(30));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5 | 5",
                "Wait = 5 | 5",
                "wait=\"5\" | 5",
                "respond-async, wait=5 | 5",
                "wait=5; foo=bar | 5",
                "wait=5, wait=7 | 5",
                "wait=007 | 7",
                "wait=\"\\5\" | 5",
                "foo=\"a, wait=2\", wait=5 | 5",
                "foo=\"a\\\", wait=2\", wait=5 | 5",
                "foo; bar=\"a, wait=2\", wait=5; baz=\"b, c\" | 5",
                "   ,, ;, @, 한글, wait=5 | 5",
                "\t wait \t=\t 5\t | 5",
            })
    void whoWantsToWaitIsToldThatWeDo(String prefer, int seconds) {
        assertThat(preference.applied(prefer, response)).contains(Duration.ofSeconds(seconds));
        assertThat(applied()).isEqualTo("wait=" + seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=soon", "wait=1.5", "await=5", "return=minimal"})
    @NullSource
    void whatMakesNoSenseIsPassedOver(@Nullable String prefer) {
        assertThat(preference.applied(prefer, response)).isEmpty();
        assertThat(applied()).isNull();
    }

    @Test
    void nobodyMakesUsWaitForEver() {
        for (var seconds : List.of("31", "999999999", "9999999999", "9".repeat(7_000))) {
            assertThat(preference.applied("wait=" + seconds, response)).contains(Duration.ofSeconds(30));
            assertThat(applied()).isEqualTo("wait=30");
        }
    }

    @Test
    void aHeaderAsLongAsTheServerTakesIsNoTrouble() {
        for (var piece : List.of("\\", "\"", ",", ";", "a", " ", "\\\"", "=\"")) {
            preference.applied("foo=\"" + piece.repeat(8_000), response);
            preference.applied("foo=\"" + piece.repeat(8_000) + "\", wait=5", response);
        }
        assertThat(preference.applied("foo=\"" + "\\a".repeat(4_000) + "\", wait=5", response))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void waitingForNoTimeIsNotWaiting() {
        assertThat(preference.applied("wait=0", response)).isEmpty();
        assertThat(applied()).isEqualTo("wait=0");
    }

    private @Nullable String applied() {
        return response.getHeader(WaitPreference.PREFERENCE_APPLIED);
    }
}
