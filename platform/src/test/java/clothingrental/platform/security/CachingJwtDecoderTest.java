package clothingrental.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class CachingJwtDecoderTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final JwtTimestampValidator times = new JwtTimestampValidator();
    private final List<String> asked = new ArrayList<>();
    private final JwtDecoder tokens = new CachingJwtDecoder(this::decode, times);

    CachingJwtDecoderTest() {
        itIs(NOW);
    }

    @Test
    void aTokenIsVerifiedOnce() {
        var first = tokens.decode("good");

        assertThat(tokens.decode("good")).isSameAs(first);
        assertThat(asked).containsExactly("good");
    }

    @Test
    void anotherTextIsAnotherToken() {
        tokens.decode("good");

        assertThatThrownBy(() -> tokens.decode("good ")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenThatIsRememberedExpiresAllTheSame() {
        tokens.decode("good");
        itIs(NOW.plus(LIFE).plus(Duration.ofMinutes(2)));

        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aRefusalIsNotRemembered() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThat(asked).containsExactly("bad", "bad");
    }

    private void itIs(Instant moment) {
        times.setClock(Clock.fixed(moment, ZoneOffset.UTC));
    }

    private Jwt decode(String token) {
        asked.add(token);
        if (!token.equals("good")) {
            throw new BadJwtException("not signed by the issuer");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("alice")
                .issuedAt(NOW)
                .expiresAt(NOW.plus(LIFE))
                .build();
    }
}
