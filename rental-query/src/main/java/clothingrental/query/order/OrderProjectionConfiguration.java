package clothingrental.query.order;

import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the orders' view is kept, and who hears of it. */
@Configuration(proxyBeanMethods = false)
class OrderProjectionConfiguration {

    @Bean
    RebuildableView<OrderState> orderView(
            ViewStore store, ProjectionStates states, ObjectProvider<Written<OrderState>> updates) {
        return new RebuildableView<>(OrderViewDefinition.DEFINITION, store, states, updates::getObject);
    }
}
