package clothingrental.query.order;

import clothingrental.query.fold.OrderState;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Standings;
import clothingrental.query.projection.ViewStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the orders' view is kept, and who hears of it. */
@Configuration(proxyBeanMethods = false)
class OrderProjectionConfiguration {

    @Bean
    RebuildableView<OrderState> orderView(
            ViewStore store, Standings standings, ObjectProvider<Written<OrderState>> updates) {
        return new RebuildableView<>(Orders.DEFINITION, store, standings, updates::getObject);
    }
}
