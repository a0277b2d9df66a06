package clothingrental.query.delivery;

import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.slots.ProjectionStates;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DeliveryState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the delivery board is kept, and who hears of it. */
@Configuration(proxyBeanMethods = false)
class DeliveryProjectionConfiguration {

    @Bean
    RebuildableView<DeliveryState> deliveryView(
            ViewStore store, ProjectionStates states, ObjectProvider<Written<DeliveryState>> updates) {
        return new RebuildableView<>(DeliveryViewDefinition.DEFINITION, store, states, updates::getObject);
    }
}
