package clothingrental.platform.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

class Rfc9110HttpFirewallTest {

    /** As a container reads what was sent in UTF-8. */
    private static final String HANGUL = new String("한글".getBytes(UTF_8), ISO_8859_1);

    private final Rfc9110HttpFirewall firewall = new Rfc9110HttpFirewall();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/orders");

    @ParameterizedTest
    @ValueSource(strings = {"Prefer", "Idempotency-Key", "User-Agent", "X-Anything"})
    void aHeaderOutsideAsciiIsForItsReaderToJudge(String header) {
        request.addHeader(header, HANGUL);

        var firewalled = firewall.getFirewalledRequest(request);

        assertThat(firewalled.getHeader(header)).isEqualTo(HANGUL);
        assertThat(Collections.list(firewalled.getHeaders(header))).containsExactly(HANGUL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "Accept"})
    void aMediaTypeIsInAscii(String header) {
        request.addHeader(header, "application/json; title=" + HANGUL);

        assertThatThrownBy(() -> firewall.getFirewalledRequest(request))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageNotContaining(HANGUL);
    }

    @Test
    void aControlCharacterIsStillRefused() {
        request.addHeader("X-Anything", "a\u0001b");

        var firewalled = firewall.getFirewalledRequest(request);

        assertThatThrownBy(() -> firewalled.getHeader("X-Anything")).isInstanceOf(RequestRejectedException.class);
    }
}
