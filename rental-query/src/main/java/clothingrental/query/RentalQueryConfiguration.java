package clothingrental.query;

import clothingrental.platform.operations.StoredTokenReader;
import clothingrental.query.projection.ViewsProperties;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.slots.SlotProcessing;
import clothingrental.query.slots.ViewStoreInitializer;
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
    StoredTokenReader projectionTokens(ViewStore store) {
        return store.tokens();
    }

    @Bean
    ProjectionStates states(ViewStore store, ViewsProperties properties) {
        return new ProjectionStates(store.states(), properties.maxAge());
    }

    @Bean
    ViewStoreInitializer viewsAtStart(List<RebuildableView<?>> views) {
        return new ViewStoreInitializer(views);
    }

    /** What keeps the views up to date: processors for each of them. */
    @Bean
    ConfigurerModule viewProcessing(
            ViewStore store, ProjectionStates states, ViewsProperties properties, List<RebuildableView<?>> views) {
        var processing = new SlotProcessing(store, states, properties.batchSize());
        return configurer -> views.forEach(view -> processing.of(view).configureModule(configurer));
    }
}
