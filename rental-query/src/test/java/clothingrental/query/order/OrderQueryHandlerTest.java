package clothingrental.query.order;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.STEP;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.FindCustomerOrders;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.query.Journey;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class OrderQueryHandlerTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<OrderState> view;
    private final OrderQueryHandler queries;

    OrderQueryHandlerTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(OrderViewDefinition.DEFINITION);
        queries = new OrderQueryHandler(view);
    }

    // ---- one order

    @Test
    void aCustomerFindsTheirOrder() {
        var journey = stored(ofAnOrder().thereAndBack());

        var answer = queries.on(new FindCustomerOrder(ORDER, ALICE));

        assertThat(answer.order())
                .isEqualTo(fold(new OrdersView(), journey.history()).view().orElseThrow());
    }

    @Test
    void anotherCustomersOrderIsAnsweredAsOneThatDoesNotExist() {
        stored(ofAnOrder().placed());

        assertThat(queries.on(new FindCustomerOrder(ORDER, BOB)))
                .isEqualTo(queries.on(new FindCustomerOrder("no-such-order", BOB)));
        assertThat(queries.on(new FindCustomerOrder(ORDER, BOB)).order()).isNull();
    }

    @Test
    void anOrderOfWhichOnlyTheDeliveryIsKnownYetIsNotFound() {
        stored(ofAnOrder().scheduled(OUTBOUND));

        assertThat(queries.on(new FindCustomerOrder(ORDER, ALICE)).order()).isNull();
        assertThat(pageOf(ALICE, null, 0, 20).totalElements()).isZero();
    }

    // ---- my orders

    @Test
    void ordersComeNewestFirst() {
        stored(placed("b", ALICE, 2));
        stored(placed("a", ALICE, 1));
        stored(placed("c", ALICE, 3));

        assertThat(pageOf(ALICE, null, 0, 20).content())
                .extracting(OrderView::orderId)
                .containsExactly("c", "b", "a");
    }

    @Test
    void ordersOfTheSameMomentAlwaysComeInTheSameOrder() {
        stored(placed("b", ALICE, 1));
        stored(placed("a", ALICE, 1));
        stored(placed("c", ALICE, 1));

        assertThat(pageOf(ALICE, null, 0, 20).content())
                .extracting(OrderView::orderId)
                .containsExactly("a", "b", "c");
    }

    @Test
    void pagesShareTheOrdersOutWithoutGapOrRepetition() {
        for (var number = 0; number < 5; number++) {
            stored(placed("order-" + number, ALICE, number));
        }

        assertThat(pageOf(ALICE, null, 0, 2).content())
                .extracting(OrderView::orderId)
                .containsExactly("order-4", "order-3");
        assertThat(pageOf(ALICE, null, 1, 2).content())
                .extracting(OrderView::orderId)
                .containsExactly("order-2", "order-1");
        assertThat(pageOf(ALICE, null, 2, 2).content())
                .extracting(OrderView::orderId)
                .containsExactly("order-0");
        assertThat(pageOf(ALICE, null, 3, 2).content()).isEmpty();
    }

    @Test
    void aPageSaysWhichOneItIsAndHowManyOrdersThereAreInAll() {
        for (var number = 0; number < 5; number++) {
            stored(placed("order-" + number, ALICE, number));
        }

        var page = pageOf(ALICE, null, 1, 2);

        assertThat(page.page()).isEqualTo(1);
        assertThat(page.size()).isEqualTo(2);
        assertThat(page.totalElements()).isEqualTo(5);
    }

    @Test
    void aTotalIsCountedToAThousandAndThenToldAsAtLeastThat() {
        for (var number = 0; number < 1_000; number++) {
            stored(placed("order-" + number, ALICE, number));
        }
        assertThat(PagedOrders.of(pageOf(ALICE, null, 0, 1)))
                .extracting(PagedOrders::totalElements, PagedOrders::totalIsAtLeast)
                .containsExactly(1_000L, null);

        stored(placed("one more", ALICE, 0));

        assertThat(PagedOrders.of(pageOf(ALICE, null, 0, 1)))
                .extracting(PagedOrders::totalElements, PagedOrders::totalIsAtLeast)
                .containsExactly(null, 1_000L);
        assertThat(pageOf(ALICE, null, 0, 1).totalElements())
                .as("to processes that know nothing else")
                .isEqualTo(1_000);
    }

    @Test
    void onlyOrdersOfTheStatusAskedForAreToldAndCounted() {
        stored(placed("placed", ALICE, 1));
        stored(ofOrder("cancelled", ALICE, START).cancelledInTime());

        var page = pageOf(ALICE, CANCELLED, 0, 20);

        assertThat(page.content()).extracting(OrderView::orderId).containsExactly("cancelled");
        assertThat(page.totalElements()).isEqualTo(1);
        assertThat(pageOf(ALICE, OrderStatus.RETURNED, 0, 20).content()).isEmpty();
    }

    @Test
    void nobodySeesAnotherCustomersOrdersOrHowManyThereAre() {
        stored(placed("hers", ALICE, 1));
        stored(placed("his", BOB, 2));

        var page = pageOf(ALICE, PLACED, 0, 20);

        assertThat(page.content()).extracting(OrderView::orderId).containsExactly("hers");
        assertThat(page.totalElements()).isEqualTo(1);
    }

    private OrderPage pageOf(String customerId, @Nullable OrderStatus status, int page, int size) {
        return queries.on(new FindCustomerOrders(customerId, status, page, size));
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
