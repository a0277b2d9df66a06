package clothingrental.query.demand;

import clothingrental.query.fold.DemandState;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Standings;
import clothingrental.query.projection.ViewStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the demand is kept. */
@Configuration(proxyBeanMethods = false)
class DemandProjectionConfiguration {

    @Bean
    RebuildableView<DemandState> demandView(ViewStore store, Standings standings) {
        return new RebuildableView<>(Demand.DEFINITION, store, standings);
    }
}
