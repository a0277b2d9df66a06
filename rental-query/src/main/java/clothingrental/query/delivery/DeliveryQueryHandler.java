package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryQuery.DeliveryAnswer;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveriesAfter;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.projection.store.Total;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DeliveryState;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is asked about deliveries. */
@Component
class DeliveryQueryHandler {

    private final RebuildableView<DeliveryState> deliveries;

    DeliveryQueryHandler(RebuildableView<DeliveryState> deliveries) {
        this.deliveries = deliveries;
    }

    @QueryHandler
    DeliveryAnswer on(FindDelivery query) {
        return new DeliveryAnswer(
                deliveries.one(query.deliveryId()).map(DeliveryState::view).orElse(null));
    }

    @QueryHandler
    DeliveryPage on(FindDeliveries query) {
        return page(query.status(), query.leg(), query.page(), PageSection.page(query.page(), query.size()));
    }

    @QueryHandler
    DeliveryPage on(FindDeliveriesAfter query) {
        var position = new Position(query.scheduledAt(), query.deliveryId());
        return page(query.status(), query.leg(), 0, PageSection.after(position, query.size()));
    }

    private DeliveryPage page(@Nullable DeliveryStatus status, @Nullable Leg leg, int number, PageSection section) {
        var question = ViewQuery.of(DeliveryViewDefinition.OLDEST_FIRST)
                .with(DeliveryViewDefinition.STATUS, nameOf(status))
                .with(DeliveryViewDefinition.LEG, nameOf(leg));
        var live = deliveries.live();
        var content = live.find(question, section).stream()
                .map(found -> found.state().view())
                .toList();
        var total = Total.of(live, question);
        return new DeliveryPage(content, number, section.size(), total.counted(), total.atLeast());
    }

    private static @Nullable String nameOf(@Nullable Enum<?> wanted) {
        return wanted == null ? null : wanted.name();
    }
}
