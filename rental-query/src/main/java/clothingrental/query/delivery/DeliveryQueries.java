package clothingrental.query.delivery;

import static clothingrental.query.delivery.DeliveryIndexes.ID;
import static clothingrental.query.delivery.DeliveryIndexes.LEG;
import static clothingrental.query.delivery.DeliveryIndexes.SCHEDULED_AT;
import static clothingrental.query.delivery.DeliveryIndexes.STATUS;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import clothingrental.api.delivery.DeliveryQuery.DeliveryAnswer;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.RebuildableView;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers what is asked about deliveries. */
@Component
class DeliveryQueries {

    private final RebuildableView<DeliveryState, StoredDelivery> deliveries;

    DeliveryQueries(RebuildableView<DeliveryState, StoredDelivery> deliveries) {
        this.deliveries = deliveries;
    }

    @QueryHandler
    DeliveryAnswer on(FindDelivery query) {
        return new DeliveryAnswer(deliveries
                .one(eq(ID, query.deliveryId()))
                .map(found -> found.state().view())
                .orElse(null));
    }

    @QueryHandler
    DeliveryPage on(FindDeliveries query) {
        var conditions = new ArrayList<Bson>();
        if (query.status() != null) {
            conditions.add(eq(STATUS, query.status().name()));
        }
        if (query.leg() != null) {
            conditions.add(eq(LEG, query.leg().name()));
        }
        var wanted = conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
        var page = new ArrayList<DeliveryView>();
        var live = deliveries.live();
        live.find(wanted)
                .sort(orderBy(ascending(SCHEDULED_AT), ascending(ID)))
                .skip(query.page() * query.size())
                .limit(query.size())
                .forEach(found -> page.add(found.state().view()));
        return new DeliveryPage(page, query.page(), query.size(), live.countDocuments(wanted));
    }
}
