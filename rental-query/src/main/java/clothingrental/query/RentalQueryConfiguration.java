package clothingrental.query;

import clothingrental.platform.operations.KeptTokens;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.SlotProcessing;
import clothingrental.query.projection.Standings;
import clothingrental.query.projection.ViewStore;
import clothingrental.query.projection.ViewsAtStart;
import clothingrental.query.projection.ViewsProperties;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service rental-query, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@AutoConfigurationPackage
@EnableConfigurationProperties(ViewsProperties.class)
@EnableScheduling
public class RentalQueryConfiguration {

    /** How far the views have come is kept beside the views. */
    @Bean
    KeptTokens projectionTokens(ViewStore store) {
        return store.tokens();
    }

    @Bean
    Standings standings(ViewStore store, ViewsProperties properties) {
        return new Standings(store.standings(), properties.maxAge());
    }

    @Bean
    ViewsAtStart viewsAtStart(List<RebuildableView<?>> views) {
        return new ViewsAtStart(views);
    }

    /** What keeps the views up to date: processors for each of them. */
    @Bean
    ConfigurerModule viewProcessing(
            ViewStore store, Standings standings, ViewsProperties properties, List<RebuildableView<?>> views) {
        var processing = new SlotProcessing(store, standings, properties.batchSize());
        return configurer -> views.forEach(view -> processing.of(view).configureModule(configurer));
    }
}
