package clothingrental.platform.web;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose pages may call the REST interfaces from a browser.
 *
 * @param allowedOrigins exact origins, as {@code https://shop.example} or {@code http://localhost:3000}: no patterns, no path, in lower
 *     case as browsers send them; none by default
 * @param maxAge how long a browser may remember what it was allowed
 */
@Validated
@ConfigurationProperties("rental.web.cors")
record CorsProperties(
        @DefaultValue
        List<
                        @Pattern(
                                regexp = "https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?",
                                message = "must be an exact origin, as https://shop.example")
                        String>
                allowedOrigins,

        @DefaultValue("30m") Duration maxAge) {}
