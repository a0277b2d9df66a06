package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryQuery.DeliveryAnswer;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.Question;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Section;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is asked about deliveries. */
@Component
class DeliveryQueries {

    private final RebuildableView<DeliveryState> deliveries;

    DeliveryQueries(RebuildableView<DeliveryState> deliveries) {
        this.deliveries = deliveries;
    }

    @QueryHandler
    DeliveryAnswer on(FindDelivery query) {
        return new DeliveryAnswer(
                deliveries.one(query.deliveryId()).map(DeliveryState::view).orElse(null));
    }

    @QueryHandler
    DeliveryPage on(FindDeliveries query) {
        var question = Question.of(Deliveries.OLDEST_FIRST)
                .with(Deliveries.STATUS, nameOf(query.status()))
                .with(Deliveries.LEG, nameOf(query.leg()));
        var live = deliveries.live();
        var page = live.find(question, Section.page(query.page(), query.size())).stream()
                .map(found -> found.state().view())
                .toList();
        return new DeliveryPage(page, query.page(), query.size(), live.count(question, Integer.MAX_VALUE));
    }

    private static @Nullable String nameOf(@Nullable Enum<?> wanted) {
        return wanted == null ? null : wanted.name();
    }
}
