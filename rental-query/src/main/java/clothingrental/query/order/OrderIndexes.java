package clothingrental.query.order;

import clothingrental.query.projection.ViewIndex;
import java.util.List;

/** The orders' fields that are asked for, and an index for each kind of question. */
final class OrderIndexes {

    static final String CUSTOMER = "state.order.customerId";
    static final String STATUS = "state.order.status";
    static final String PRODUCT = "state.order.lines.productId";
    static final String PLACED_AT = "state.order.placedAt";
    static final String CANCELLATION_REQUESTED_AT = "state.order.cancellation.requestedAt";
    static final String ID = "_id";

    /** Each combination of what my page and support filter by, newest first; backwards it is oldest first. */
    static final List<ViewIndex> ALL = List.of(
            newestFirst(),
            newestFirst(CUSTOMER),
            newestFirst(STATUS),
            newestFirst(PRODUCT),
            newestFirst(CUSTOMER, STATUS),
            newestFirst(CUSTOMER, PRODUCT),
            newestFirst(PRODUCT, STATUS),
            newestFirst(CUSTOMER, PRODUCT, STATUS),
            ViewIndex.on(STATUS).ascending(CANCELLATION_REQUESTED_AT, ID));

    private OrderIndexes() {}

    private static ViewIndex newestFirst(String... filters) {
        return ViewIndex.on(filters).descending(PLACED_AT).ascending(ID);
    }
}
