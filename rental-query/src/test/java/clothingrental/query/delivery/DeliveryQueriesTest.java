package clothingrental.query.delivery;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.CANCELLATION;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.STEP;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.delivery.Leg;
import clothingrental.query.Journey;
import clothingrental.query.TestViews;
import clothingrental.query.fold.DeliveriesView;
import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.ViewDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class DeliveryQueriesTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<DeliveryState> view;
    private final DeliveryQueries queries;

    DeliveryQueriesTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(Deliveries.DEFINITION);
        queries = new DeliveryQueries(view);
    }

    // ---- one delivery

    @Test
    void aDeliveryIsFound() {
        stored(ofAnOrder().scheduled(OUTBOUND).shippedByTheTeam(OUTBOUND));

        var found = queries.on(new FindDelivery(OUTBOUND.deliveryIdOf(ORDER))).delivery();

        assertThat(found)
                .isNotNull()
                .extracting(DeliveryView::orderId, DeliveryView::status)
                .containsExactly(ORDER, DeliveryStatus.SHIPPED);
    }

    @Test
    void aDeliveryThatDoesNotExistIsNotFound() {
        assertThat(queries.on(new FindDelivery("no-such-delivery")).delivery()).isNull();
    }

    @Test
    void aDeliveryCancelledBeforeItReachedTheBoardIsFoundAsCancelled() {
        stored(ofAnOrder().deliveryCancelled(CANCELLATION));

        var found = queries.on(new FindDelivery(OUTBOUND.deliveryIdOf(ORDER))).delivery();

        assertThat(found)
                .isNotNull()
                .extracting(DeliveryView::status, DeliveryView::customerId)
                .containsExactly(DeliveryStatus.CANCELLED, null);
    }

    // ---- the board

    @Test
    void theBoardBeginsWithTheOldest() {
        stored(scheduled("b", 2));
        stored(scheduled("a", 3));
        stored(scheduled("c", 1));

        assertThat(board(null, null, 0, 20).content())
                .extracting(DeliveryView::orderId)
                .containsExactly("c", "b", "a");
    }

    @Test
    void aDeliveryKeepsItsPlaceWhenItIsShippedLater() {
        stored(scheduled("first", 1).shippedByTheTeam(OUTBOUND));
        stored(scheduled("second", 1).placed());

        assertThat(board(null, null, 0, 20).content()).hasSize(2);
        assertThat(board(DeliveryStatus.SHIPPED, null, 0, 20).content())
                .extracting(DeliveryView::scheduledAt)
                .containsExactly(START.plus(STEP));
    }

    @Test
    void pagesShareTheBoardOutWithoutGapOrRepetition() {
        for (var number = 0; number < 5; number++) {
            stored(scheduled("order-" + number, number));
        }

        assertThat(board(null, null, 0, 2).content())
                .extracting(DeliveryView::orderId)
                .containsExactly("order-0", "order-1");
        assertThat(board(null, null, 2, 2).content())
                .extracting(DeliveryView::orderId)
                .containsExactly("order-4");
        assertThat(board(null, null, 3, 2).content()).isEmpty();
    }

    @Test
    void aPageSaysWhichOneItIsAndHowManyDeliveriesThereAreInAll() {
        for (var number = 0; number < 5; number++) {
            stored(scheduled("order-" + number, number));
        }

        var page = board(null, null, 1, 2);

        assertThat(page.page()).isEqualTo(1);
        assertThat(page.size()).isEqualTo(2);
        assertThat(page.totalElements()).isEqualTo(5);
    }

    @Test
    void onlyDeliveriesOfTheStatusAndLegAskedForAreToldAndCounted() {
        stored(ofOrder("returned", ALICE, START).thereAndBack());
        stored(ofOrder("coming-back", ALICE, START.plus(STEP)).scheduled(RETURN));
        stored(scheduled("going-out", 2));

        assertThat(board(null, RETURN, 0, 20).content())
                .extracting(DeliveryView::orderId)
                .containsExactlyInAnyOrder("returned", "coming-back");
        assertThat(board(DeliveryStatus.SCHEDULED, null, 0, 20).content())
                .extracting(DeliveryView::orderId)
                .containsExactly("coming-back", "going-out");
        assertThat(board(DeliveryStatus.SCHEDULED, RETURN, 0, 20).content())
                .extracting(DeliveryView::orderId)
                .containsExactly("coming-back");
        assertThat(board(DeliveryStatus.SCHEDULED, RETURN, 0, 20).totalElements())
                .isEqualTo(1);
        assertThat(board(DeliveryStatus.CANCELLED, null, 0, 20).content()).isEmpty();
    }

    private DeliveryPage board(@Nullable DeliveryStatus status, @Nullable Leg leg, int page, int size) {
        return queries.on(new FindDeliveries(status, leg, page, size));
    }

    private static Journey scheduled(String orderId, int steps) {
        return ofOrder(orderId, ALICE, START.plus(STEP.multipliedBy(steps))).scheduled(OUTBOUND);
    }

    private void stored(Journey journey) {
        var ofDeliveries = journey.history();
        foldAll(new DeliveriesView(), ofDeliveries)
                .forEach((id, state) -> view.live().insert(List.of(new ViewDocument<>(id, 1, state))));
    }
}
