package clothingrental.platform.time;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** One clock for all. Its zone decides what "today" is; instants are the same everywhere. */
@AutoConfiguration
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${rental.time-zone:Asia/Seoul}") ZoneId zone) {
        return Clock.system(zone);
    }
}
