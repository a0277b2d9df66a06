package clothingrental.query.delivery;

import clothingrental.query.projection.ViewIndex;
import java.util.List;

/** The deliveries' fields that are asked for, and an index for each kind of question. */
final class DeliveryIndexes {

    static final String STATUS = "state.view.status";
    static final String LEG = "state.view.leg";
    static final String SCHEDULED_AT = "state.view.scheduledAt";
    static final String ID = "_id";

    /** Each combination of what the board filters by, oldest first. */
    static final List<ViewIndex> ALL =
            List.of(oldestFirst(), oldestFirst(STATUS), oldestFirst(LEG), oldestFirst(LEG, STATUS));

    private DeliveryIndexes() {}

    private static ViewIndex oldestFirst(String... filters) {
        return ViewIndex.on(filters).ascending(SCHEDULED_AT, ID);
    }
}
