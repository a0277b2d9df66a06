package clothingrental.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a while what was decoded and verified, by a token's exact text: a client sends the same token with each
 * of its requests. Whether it is expired is looked at each time. A key that its issuer withdraws is trusted for five
 * minutes more than the issuer's keys are kept. What is refused is not remembered.
 */
final class CachingJwtDecoder implements JwtDecoder {

    static final int MOST_TOKENS = 2_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> times;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(REMEMBERED)
            .build();

    CachingJwtDecoder(JwtDecoder decoder) {
        this(decoder, new JwtTimestampValidator());
    }

    /** @param times what is checked each time */
    CachingJwtDecoder(JwtDecoder decoder, OAuth2TokenValidator<Jwt> times) {
        this.decoder = decoder;
        this.times = times;
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known == null) {
            var decoded = decoder.decode(token);
            verified.put(token, decoded);
            return decoded;
        }
        var now = times.validate(known);
        if (now.hasErrors()) {
            throw new JwtValidationException("the token is not valid any more", now.getErrors());
        }
        return known;
    }
}
