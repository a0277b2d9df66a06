package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.query.projection.Projection.Written;
import clothingrental.query.view.DeliveryState;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells those who wait for the board how it looks, now that a delivery on it has changed. */
@Component
class DeliveryUpdateEmitter implements Written<DeliveryState> {

    private final QueryUpdateEmitter updates;

    /** The queries need the view, and the view tells its changes here. */
    private final ObjectProvider<DeliveryQueryHandler> queries;

    DeliveryUpdateEmitter(QueryUpdateEmitter updates, ObjectProvider<DeliveryQueryHandler> queries) {
        this.updates = updates;
        this.queries = queries;
    }

    @Override
    public void written(DeliveryState state) {
        tell(question -> isOn(question, state.view()));
    }

    @Override
    public void moved(Function<String, Optional<DeliveryState>> stored) {
        tell(question -> true);
    }

    private static boolean isOn(FindDeliveries question, DeliveryView delivery) {
        return (question.status() == null || question.status() == delivery.status())
                && (question.leg() == null || question.leg() == delivery.leg());
    }

    /** Of first pages only: one question to the store then ends the wait, however much is written. */
    private void tell(Predicate<FindDeliveries> concerned) {
        updates.activeSubscriptions().stream()
                .map(Message::getPayload)
                .filter(FindDeliveries.class::isInstance)
                .map(FindDeliveries.class::cast)
                .distinct()
                .filter(question -> question.page() == 0)
                .filter(concerned)
                .forEach(question -> updates.emit(
                        FindDeliveries.class,
                        question::equals,
                        queries.getObject().on(question)));
    }
}
