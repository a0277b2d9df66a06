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
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers what is asked about deliveries. */
@Component
class DeliveryQueries {

    private final MongoCollection<StoredDelivery> deliveries;

    DeliveryQueries(MongoCollection<StoredDelivery> deliveries) {
        this.deliveries = deliveries;
    }

    @QueryHandler
    DeliveryAnswer on(FindDelivery query) {
        var found = deliveries.find(eq(ID, query.deliveryId())).first();
        return new DeliveryAnswer(found == null ? null : found.state().view());
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
        deliveries
                .find(wanted)
                .sort(orderBy(ascending(SCHEDULED_AT), ascending(ID)))
                .skip(query.page() * query.size())
                .limit(query.size())
                .forEach(found -> page.add(found.state().view()));
        return new DeliveryPage(page, query.page(), query.size(), deliveries.countDocuments(wanted));
    }
}
