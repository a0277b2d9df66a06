package clothingrental.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How every REST interface takes requests.
 *
 * @param maxBody larger request bodies are refused with 413
 * @param maxWait the longest that a request waits which says {@code Prefer: wait=N}
 * @param heartbeat how often a follower is told that we are still there
 * @param drain how long connections that are open are served at a stop
 */
@ConfigurationProperties("rental.web")
public record WebProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("30s") Duration maxWait,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1s") Duration drain) {}
