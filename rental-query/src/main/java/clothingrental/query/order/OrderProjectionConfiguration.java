package clothingrental.query.order;

import clothingrental.query.fold.OrderState;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.SlotProcessing;
import clothingrental.query.projection.Standings;
import com.mongodb.client.MongoDatabase;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the orders' view is kept, and what keeps it. */
@Configuration(proxyBeanMethods = false)
class OrderProjectionConfiguration {

    private static final OrdersView VIEW = new OrdersView();

    @Bean
    RebuildableView<OrderState, StoredOrder> orderView(
            MongoDatabase views, Standings standings, Written<OrderState> updates) {
        return new RebuildableView<>(
                VIEW, views, StoredOrder.class, StoredOrder::new, OrderIndexes.ALL, standings, updates);
    }

    @Bean
    ConfigurerModule orderProcessing(
            SlotProcessing processing, ObjectProvider<RebuildableView<OrderState, StoredOrder>> orders) {
        return processing.of(
                VIEW,
                slot -> new OrdersProjector(
                        slot.of(VIEW.name()), orders.getObject().projectionIn(slot)));
    }
}
