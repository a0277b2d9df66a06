package clothingrental.platform.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** One clock for all. Its zone decides what "today" is; instants are the same everywhere. */
@AutoConfiguration
@EnableConfigurationProperties(TimeProperties.class)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(TimeProperties properties) {
        return Clock.system(properties.timeZone());
    }
}
