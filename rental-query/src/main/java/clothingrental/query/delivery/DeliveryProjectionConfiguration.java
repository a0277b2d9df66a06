package clothingrental.query.delivery;

import clothingrental.query.fold.DeliveriesView;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.SlotProcessing;
import clothingrental.query.projection.Standings;
import com.mongodb.client.MongoDatabase;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the delivery board is kept, and what keeps it. */
@Configuration(proxyBeanMethods = false)
class DeliveryProjectionConfiguration {

    private static final DeliveriesView VIEW = new DeliveriesView();

    @Bean
    RebuildableView<DeliveryState, StoredDelivery> deliveryView(
            MongoDatabase views, Standings standings, Written<DeliveryState> updates) {
        return new RebuildableView<>(
                VIEW, views, StoredDelivery.class, StoredDelivery::new, DeliveryIndexes.ALL, standings, updates);
    }

    @Bean
    ConfigurerModule deliveryProcessing(
            SlotProcessing processing, ObjectProvider<RebuildableView<DeliveryState, StoredDelivery>> deliveries) {
        return processing.of(
                VIEW,
                slot -> new DeliveriesProjector(
                        slot.of(VIEW.name()), deliveries.getObject().projectionIn(slot)));
    }
}
