package clothingrental.query.order;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.CANCELLATION;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.STEP;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Journey.step;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderQuery.FindOrder;
import clothingrental.api.order.OrderQuery.FindOrders;
import clothingrental.api.order.OrderQuery.FindPendingCancellations;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderQuery.Sorting;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.query.Journey;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class OrderSearchTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<OrderState> view;
    private final OrderQueryHandler queries;

    OrderSearchTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(OrderViewDefinition.DEFINITION);
        queries = new OrderQueryHandler(view);
    }

    @Test
    void anybodysOrderIsFoundWithItsDeliveries() {
        var journey = stored(ofAnOrder().thereAndBack());

        assertThat(queries.on(new FindOrder(ORDER)).order())
                .isEqualTo(fold(new OrdersView(), journey.history()).view().orElseThrow());
        assertThat(queries.on(new FindOrder("no-such-order")).order()).isNull();
    }

    @Test
    void withoutAFilterEverybodysOrdersAreFoundNewestFirst() {
        stored(placed("hers", ALICE, 1));
        stored(placed("his", BOB, 2));

        assertThat(idsOf(search(null, null, null, null, null))).containsExactly("his", "hers");
    }

    @Test
    void ordersOfWhichOnlyADeliveryIsKnownYetAreNotFound() {
        stored(ofAnOrder().scheduled(OUTBOUND));

        assertThat(search(null, null, null, null, null).totalElements()).isZero();
    }

    @Test
    void eachFilterNarrowsTheSearch() {
        stored(placed("hers", ALICE, 1));
        stored(placed("his", BOB, 2));
        stored(ofOrder("his cancelled", BOB, START).cancelledInTime());

        assertThat(idsOf(search(null, ALICE, null, null, null))).containsExactly("hers");
        assertThat(idsOf(search(OrderStatus.CANCELLED, null, null, null, null))).containsExactly("his cancelled");
        assertThat(idsOf(search(OrderStatus.PLACED, BOB, null, null, null))).containsExactly("his");
        assertThat(idsOf(search(null, BOB, "norigae.7", null, null))).containsExactly("his", "his cancelled");
        assertThat(idsOf(search(null, null, "no-such-product", null, null))).isEmpty();
    }

    @Test
    void theTimeRangeIncludesItsBeginningAndNotItsEnd() {
        for (var number = 0; number < 5; number++) {
            stored(placed("order-" + number, ALICE, number));
        }

        assertThat(idsOf(search(null, null, null, step(1), step(3)))).containsExactly("order-2", "order-1");
        assertThat(idsOf(search(null, null, null, step(3), null))).containsExactly("order-4", "order-3");
        assertThat(idsOf(search(null, null, null, null, step(1)))).containsExactly("order-0");
    }

    @Test
    void pagesOfOrdersOfTheSameMomentNeitherRepeatNorLeaveOutAny() {
        for (var number = 0; number < 7; number++) {
            stored(placed("order-" + number, ALICE, 1));
        }

        var newestFirst = pages(Sorting.NEWEST_FIRST);
        var oldestFirst = pages(Sorting.OLDEST_FIRST);

        assertThat(newestFirst)
                .containsExactly("order-0", "order-1", "order-2", "order-3", "order-4", "order-5", "order-6");
        assertThat(oldestFirst).isEqualTo(newestFirst.reversed());
    }

    @Test
    void pendingCancellationsComeLongestPendingFirst() {
        stored(ofOrder("not asked", ALICE, START).placed());
        stored(ofOrder("decided", ALICE, START).cancelledInTime());
        stored(ofOrder("later", BOB, START.plus(STEP)).placed().cancellationRequested(CANCELLATION));
        stored(ofOrder("earlier", ALICE, START).placed().cancellationRequested(CANCELLATION));

        assertThat(idsOf(queries.on(new FindPendingCancellations(step(10), 0, 20))))
                .containsExactly("earlier", "later");
        assertThat(idsOf(queries.on(new FindPendingCancellations(step(1), 0, 20))))
                .containsExactly("earlier");
        assertThat(queries.on(new FindPendingCancellations(step(0), 0, 20)).totalElements())
                .isZero();
    }

    private List<String> pages(Sorting sorting) {
        var ids = new ArrayList<String>();
        for (var page = 0; page < 4; page++) {
            ids.addAll(idsOf(queries.on(new FindOrders(null, null, null, null, null, sorting, page, 2))));
        }
        return ids;
    }

    private OrderPage search(
            @Nullable OrderStatus status,
            @Nullable String customerId,
            @Nullable String productId,
            @Nullable Instant from,
            @Nullable Instant to) {
        return queries.on(new FindOrders(status, customerId, productId, from, to, Sorting.NEWEST_FIRST, 0, 20));
    }

    private static List<String> idsOf(OrderPage page) {
        assertThat(page.content()).hasSizeLessThanOrEqualTo((int) page.totalElements());
        return page.content().stream().map(OrderView::orderId).toList();
    }

    private static Journey placed(String orderId, String customerId, int steps) {
        return ofOrder(orderId, customerId, START.plus(STEP.multipliedBy(steps)))
                .placed();
    }

    private Journey stored(Journey journey) {
        view.live()
                .insert(List.of(new ViewDocument<>(journey.orderId(), 1, fold(new OrdersView(), journey.history()))));
        return journey;
    }
}
