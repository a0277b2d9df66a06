package clothingrental.query.delivery;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition.Sequencing;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.definition.ViewIndex;
import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import java.util.List;

/** The deliveries' fields that are asked for, and an index for each kind of question. */
public final class DeliveryViewDefinition {

    static final ViewField<DeliveryState> STATUS = ViewField.text(
            "status", "view.status", state -> state.view().status().name());
    static final ViewField<DeliveryState> LEG =
            ViewField.text("leg", "view.leg", state -> state.view().leg().name());
    static final ViewField<DeliveryState> SCHEDULED_AT = ViewField.moment(
            "scheduled_at", "view.scheduledAt", state -> state.view().scheduledAt());

    static final SortOrder<DeliveryState> OLDEST_FIRST = SortOrder.ascending(SCHEDULED_AT);

    /** Each combination of what the board filters by, oldest first. */
    public static final ViewDefinition<DeliveryState> DEFINITION = new ViewDefinition<>(
            new DeliveriesView(),
            DeliveryState.class,
            List.of("sequence"),
            Sequencing.PER_ORDER,
            List.of(
                    oldestFirst(List.of()),
                    oldestFirst(List.of(STATUS)),
                    oldestFirst(List.of(LEG)),
                    oldestFirst(List.of(LEG, STATUS))));

    private DeliveryViewDefinition() {}

    private static ViewIndex<DeliveryState> oldestFirst(List<ViewField<DeliveryState>> filters) {
        return new ViewIndex<>(filters, OLDEST_FIRST);
    }
}
