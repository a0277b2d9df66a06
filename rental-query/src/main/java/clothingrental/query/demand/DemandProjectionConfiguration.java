package clothingrental.query.demand;

import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DemandState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the demand is kept. */
@Configuration(proxyBeanMethods = false)
class DemandProjectionConfiguration {

    @Bean
    RebuildableView<DemandState> demandView(ViewStore store, ProjectionStates states) {
        return new RebuildableView<>(DemandViewDefinition.DEFINITION, store, states);
    }
}
