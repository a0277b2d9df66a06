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

import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveriesAfter;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.delivery.Leg;
import clothingrental.query.Journey;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import clothingrental.query.view.SequencedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class DeliveryQueryHandlerTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<DeliveryState> view;
    private final DeliveryQueryHandler queries;

    DeliveryQueryHandlerTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(DeliveryViewDefinition.DEFINITION);
        queries = new DeliveryQueryHandler(view);
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

    @Test
    void aTotalIsCountedToAThousandAndThenToldAsAtLeastThat() {
        storedAll(0, 1_000);
        assertThat(board(null, null, 0, 1))
                .extracting(DeliveryPage::totalElements, DeliveryPage::totalIsAtLeast)
                .containsExactly(1_000L, null);

        storedAll(1_000, 1_001);

        assertThat(board(null, OUTBOUND, 0, 1))
                .extracting(DeliveryPage::totalElements, DeliveryPage::totalIsAtLeast)
                .containsExactly(1_000L, 1_000L);
    }

    // ---- the board by position

    @Test
    void whoGoesOnFromAPositionSeesEachDeliveryOnceThoughDeliveriesLeaveTheListMeanwhile() {
        for (var number = 0; number < 9; number++) {
            stored(scheduled("order-" + number, number / 3)); // some of the same moment
        }
        var all = board(DeliveryStatus.SCHEDULED, null, 0, 20).content();
        var seen = new ArrayList<DeliveryView>();

        var page = board(DeliveryStatus.SCHEDULED, null, 0, 2);
        while (!page.content().isEmpty()) {
            seen.addAll(page.content());
            page.content().forEach(this::ships);
            page = behind(seen.getLast(), DeliveryStatus.SCHEDULED, 2);
        }

        assertThat(seen).hasSize(9).containsExactlyElementsOf(all);
        assertThat(board(DeliveryStatus.SCHEDULED, null, 0, 20).content()).isEmpty();
    }

    @Test
    void aPageByPositionTellsHowManyThereAreInAll() {
        for (var number = 0; number < 5; number++) {
            stored(scheduled("order-" + number, number));
        }

        var page = behind(board(null, null, 0, 3).content().getLast(), null, 3);

        assertThat(page.content()).extracting(DeliveryView::orderId).containsExactly("order-3", "order-4");
        assertThat(page.totalElements()).isEqualTo(5);
        assertThat(page.size()).isEqualTo(3);
    }

    private DeliveryPage behind(DeliveryView last, @Nullable DeliveryStatus status, int size) {
        var position = BoardPosition.read(BoardPosition.of(last).text()).orElseThrow();
        return queries.on(new FindDeliveriesAfter(status, null, position.scheduledAt(), position.deliveryId(), size));
    }

    private void ships(DeliveryView delivery) {
        var before = view.live().one(delivery.deliveryId()).orElseThrow();
        var shipped = new DeliveryShipped(
                delivery.deliveryId(), delivery.orderId(), delivery.leg(), "CJ Logistics", "CJ-4711");
        var state = new DeliveriesView()
                .evolve(
                        before.state(),
                        new SequencedEvent(
                                shipped, delivery.deliveryId(), before.state().sequence() + 1, START));
        view.live().write(List.of(DocumentChange.of(before, state)));
    }

    private void storedAll(int from, int to) {
        var documents = new ArrayList<ViewDocument<DeliveryState>>();
        for (var number = from; number < to; number++) {
            foldAll(new DeliveriesView(), scheduled("order-" + number, number).history())
                    .forEach((id, state) -> documents.add(new ViewDocument<>(id, 1, state)));
        }
        view.live().insert(documents);
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
