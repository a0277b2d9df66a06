package clothingrental.query.audit;

import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.SlotProcessing;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the index of positions is kept up to date. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    ConfigurerModule historyProcessing(ViewStore store, ObjectProvider<HistoryProjector> projector) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            SlotProcessing.keptBesideTheViews(processing, HistoryProjector.PROCESSOR, store);
            processing.registerHandlerInterceptor(
                    HistoryProjector.PROCESSOR, axon -> projector.getObject().writing());
        };
    }
}
