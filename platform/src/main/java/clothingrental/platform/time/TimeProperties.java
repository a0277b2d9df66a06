package clothingrental.platform.time;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rental house is.
 *
 * @param timeZone decides what "today" is
 */
@ConfigurationProperties("rental")
record TimeProperties(@DefaultValue("Asia/Seoul") ZoneId timeZone) {}
