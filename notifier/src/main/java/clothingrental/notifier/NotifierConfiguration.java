package clothingrental.notifier;

import clothingrental.platform.persistence.ServiceSchema;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The service notifier, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
@AutoConfigurationPackage
public class NotifierConfiguration {

    @Bean
    ServiceSchema notifierSchema() {
        return new ServiceSchema("notifier");
    }

    @Bean
    MessageSource letterWords() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("clothingrental.notifier.letters");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }
}
