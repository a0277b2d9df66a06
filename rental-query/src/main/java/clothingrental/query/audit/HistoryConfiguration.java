package clothingrental.query.audit;

import clothingrental.query.projection.ProjectionTokens;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the index of positions is kept up to date. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    ConfigurerModule historyProcessing(ProjectionTokens tokens, ObjectProvider<HistoryProjector> projector) {
        return configurer -> configurer
                .eventProcessing()
                .registerTokenStore(HistoryProjector.PROCESSOR, axon -> tokens.store())
                .registerHandlerInterceptor(
                        HistoryProjector.PROCESSOR,
                        axon -> projector.getObject().writing());
    }
}
