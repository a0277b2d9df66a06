package clothingrental.query.view;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.CANCELLATION;
import static clothingrental.query.Journey.CARRIER;
import static clothingrental.query.Journey.LINES;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.PERIOD;
import static clothingrental.query.Journey.REASON;
import static clothingrental.query.Journey.RETURN_TRACKING;
import static clothingrental.query.Journey.RIGHT_CARRIER;
import static clothingrental.query.Journey.RIGHT_TRACKING;
import static clothingrental.query.Journey.TRACKING;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.OrderView.CancellationOutcome;
import clothingrental.api.order.OrderView.CancellationPart;
import clothingrental.api.order.OrderView.DeliveryPart;
import clothingrental.api.order.OrderView.TimelineEntry;
import clothingrental.query.Journey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdersViewTest {

    private final OrdersView view = new OrdersView();

    // ---- the order

    @Test
    void aPlacedOrderShowsWhatWasOrderedAndWhen() {
        var order = viewOf(ofAnOrder().placed());

        assertThat(order)
                .isEqualTo(new OrderView(
                        ORDER,
                        ALICE,
                        PLACED,
                        LINES,
                        PERIOD,
                        step(0),
                        step(0),
                        null,
                        null,
                        null,
                        List.of(new TimelineEntry(PLACED, step(0))),
                        1L));
    }

    @Test
    void aWholeJourneyEndsWithBothDeliveriesDoneAndAnEntryForEachStatusOnTheWay() {
        var order = viewOf(ofAnOrder().thereAndBack());

        assertThat(order)
                .isEqualTo(new OrderView(
                        ORDER,
                        ALICE,
                        RETURNED,
                        LINES,
                        PERIOD,
                        step(0),
                        step(12),
                        new DeliveryPart(OUTBOUND.deliveryIdOf(ORDER), DeliveryStatus.COMPLETED, CARRIER, TRACKING),
                        new DeliveryPart(
                                RETURN.deliveryIdOf(ORDER), DeliveryStatus.COMPLETED, CARRIER, RETURN_TRACKING),
                        null,
                        List.of(
                                new TimelineEntry(PLACED, step(0)),
                                new TimelineEntry(PREPARING, step(2)),
                                new TimelineEntry(SHIPPED, step(4)),
                                new TimelineEntry(DELIVERED, step(6)),
                                new TimelineEntry(RETURN_REQUESTED, step(7)),
                                new TimelineEntry(RETURNING, step(10)),
                                new TimelineEntry(RETURNED, step(12))),
                        13L));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void theStatusIsTheLastEntryOfTheTimelineAndNoEntryRepeatsTheOneBefore(Journey journey) {
        for (var length = 1; length <= journey.history().size(); length++) {
            var order = fold(view, journey.history().subList(0, length)).view().orElseThrow();

            assertThat(order.timeline().getLast().status()).isEqualTo(order.status());
            for (var entry = 1; entry < order.timeline().size(); entry++) {
                assertThat(order.timeline().get(entry).status())
                        .isNotEqualTo(order.timeline().get(entry - 1).status());
            }
        }
    }

    @Test
    void progressBehindAPendingCancellationIsNoEntryOfTheTimeline() {
        var order = viewOf(ofAnOrder()
                .placed()
                .cancellationRequested(CANCELLATION)
                .preparing(CANCELLATION_REQUESTED)
                .shipped(CANCELLATION_REQUESTED)
                .delivered(CANCELLATION_REQUESTED));

        assertThat(order.status()).isEqualTo(CANCELLATION_REQUESTED);
        assertThat(order.timeline())
                .containsExactly(
                        new TimelineEntry(PLACED, step(0)), new TimelineEntry(CANCELLATION_REQUESTED, step(1)));
        assertThat(order.updatedAt()).isEqualTo(step(4));
    }

    // ---- its cancellation

    @Test
    void aCancellationIsPendingUntilItIsDecided() {
        var order = viewOf(ofAnOrder().placed().cancellationRequested(CANCELLATION));

        assertThat(order.status()).isEqualTo(CANCELLATION_REQUESTED);
        assertThat(order.cancellation()).isEqualTo(new CancellationPart(REASON, step(1), null, null));
    }

    @Test
    void aConfirmedCancellationSaysWhenItWasAskedForAndWhenItWasDecided() {
        var order = viewOf(ofAnOrder().cancelledInTime());

        assertThat(order.status()).isEqualTo(CANCELLED);
        assertThat(order.cancellation())
                .isEqualTo(new CancellationPart(REASON, step(3), CancellationOutcome.CONFIRMED, step(5)));
    }

    @Test
    void aRejectedCancellationLetsTheOrderGoOnWhereItStands() {
        var order = viewOf(ofAnOrder().cancellationTooLate());

        assertThat(order.status()).isEqualTo(DELIVERED);
        assertThat(order.cancellation())
                .isEqualTo(new CancellationPart(REASON, step(3), CancellationOutcome.REJECTED, step(9)));
        assertThat(order.timeline())
                .extracting(TimelineEntry::status)
                .containsExactly(PLACED, PREPARING, CANCELLATION_REQUESTED, DELIVERED);
    }

    @Test
    void aSecondCancellationTakesThePlaceOfTheRejectedOne() {
        var order = viewOf(ofAnOrder()
                .placed()
                .cancellationRequested(CANCELLATION)
                .cancellationRejected(CANCELLATION, PREPARING)
                .cancellationRequested("cancellation-2"));

        assertThat(order.cancellation()).isEqualTo(new CancellationPart(REASON, step(3), null, null));
    }

    // ---- its deliveries

    @Test
    void aScheduledDeliveryHasNoCarrierYet() {
        assertThat(fold(view, ofAnOrder().scheduled(OUTBOUND).history()).delivery())
                .isEqualTo(new DeliveryPart(OUTBOUND.deliveryIdOf(ORDER), DeliveryStatus.SCHEDULED, null, null));
    }

    @Test
    void aShippedDeliveryTellsCarrierAndTrackingNumber() {
        assertThat(fold(
                                view,
                                ofAnOrder()
                                        .scheduled(OUTBOUND)
                                        .shippedByTheTeam(OUTBOUND)
                                        .history())
                        .delivery())
                .isEqualTo(new DeliveryPart(OUTBOUND.deliveryIdOf(ORDER), DeliveryStatus.SHIPPED, CARRIER, TRACKING));
    }

    @Test
    void aCorrectedShipmentTellsTheRightFactsAndIsNoEntryOfTheTimeline() {
        var order = viewOf(ofAnOrder().corrected());

        assertThat(order.delivery())
                .isEqualTo(new DeliveryPart(
                        OUTBOUND.deliveryIdOf(ORDER), DeliveryStatus.COMPLETED, RIGHT_CARRIER, RIGHT_TRACKING));
        assertThat(order.timeline())
                .extracting(TimelineEntry::status)
                .containsExactly(PLACED, PREPARING, SHIPPED, DELIVERED);
    }

    @Test
    void theWayBackIsAPartOfItsOwn() {
        var state = fold(view, ofAnOrder().scheduled(RETURN).history());

        assertThat(state.delivery()).isNull();
        assertThat(state.returnDelivery())
                .isEqualTo(new DeliveryPart(RETURN.deliveryIdOf(ORDER), DeliveryStatus.SCHEDULED, null, null));
    }

    @Test
    void aReturnThatWasTakenBackLeavesTheOrderDeliveredAndItsDeliveryCancelled() {
        var order = viewOf(ofAnOrder()
                .placed()
                .delivered(DELIVERED)
                .returnRequested()
                .scheduled(RETURN)
                .returnWithdrawalRequested()
                .returnDeliveryCancelled()
                .returnWithdrawn());

        assertThat(order.status()).isEqualTo(DELIVERED);
        assertThat(order.timeline())
                .extracting(TimelineEntry::status)
                .containsExactly(PLACED, DELIVERED, RETURN_REQUESTED, DELIVERED);
        assertThat(order.returnDelivery())
                .isEqualTo(new DeliveryPart(RETURN.deliveryIdOf(ORDER), DeliveryStatus.CANCELLED, null, null));
    }

    @Test
    void whileAReturnIsBeingTakenBackTheOrderLooksAsBefore() {
        var order = viewOf(
                ofAnOrder().placed().delivered(DELIVERED).returnRequested().returnWithdrawalRequested());

        assertThat(order.status()).isEqualTo(RETURN_REQUESTED);
        assertThat(order.timeline()).hasSize(3);
    }

    @Test
    void theReturnThatIsShownIsTheOneThatWasAskedForLast() {
        var journey = ofAnOrder().returnTakenBack();
        var asked = viewOf(ofAnOrder()
                .placed()
                .delivered(DELIVERED)
                .returnRequested()
                .scheduled(RETURN)
                .returnWithdrawalRequested()
                .returnDeliveryCancelled()
                .returnWithdrawn()
                .returnRequested());

        assertThat(asked.returnDelivery()).as("not on the board yet").isNull();
        assertThat(viewOf(journey).returnDelivery())
                .isEqualTo(new DeliveryPart(
                        RETURN.deliveryIdOf(ORDER, 2), DeliveryStatus.SHIPPED, CARRIER, RETURN_TRACKING));
    }

    @Test
    void aDeliveryCancelledBeforeItWasKnownIsCancelled() {
        var order = viewOf(ofAnOrder().cancelledBeforeTheDeliveryWasKnown());

        assertThat(order.delivery())
                .isEqualTo(new DeliveryPart(OUTBOUND.deliveryIdOf(ORDER), DeliveryStatus.CANCELLED, null, null));
        assertThat(order.status()).isEqualTo(CANCELLED);
    }

    @Test
    void aRefusedCancellationLeavesTheDeliveryAsItWas() {
        var journey = ofAnOrder().placed().scheduled(OUTBOUND).shippedByTheTeam(OUTBOUND);
        var before = viewOf(journey);

        var after = viewOf(journey.cancellationRefused(CANCELLATION, DeliveryStatus.SHIPPED));

        assertThat(after.delivery()).isEqualTo(before.delivery());
        assertThat(after.timeline()).isEqualTo(before.timeline());
        assertThat(after.updatedAt()).isEqualTo(step(3));
    }

    @Test
    void deliveriesChangeNeitherStatusNorTimelineOfTheOrder() {
        var order = viewOf(ofAnOrder()
                .placed()
                .scheduled(OUTBOUND)
                .shippedByTheTeam(OUTBOUND)
                .completedByTheTeam(OUTBOUND)
                .deliveryCancelled(CANCELLATION));

        assertThat(order.status()).isEqualTo(PLACED);
        assertThat(order.timeline()).hasSize(1);
    }

    // ---- in whichever order the events of different aggregates arrive

    @Test
    void thereIsNoOrderToShowAsLongAsOnlyItsDeliveriesAreKnown() {
        var early = fold(view, ofAnOrder().thereAndBack().historyOf(OUTBOUND));

        assertThat(early.view()).isEmpty();
        assertThat(early.orderId()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void whicheverAggregateIsHeardOfFirstTheEndIsTheSame(Journey journey) {
        var expected = fold(view, journey.history());

        var arrivals = new Interleavings(journey.history())
                .forEach(arrival -> assertThat(fold(view, arrival)).isEqualTo(expected));

        assertThat(arrivals).isGreaterThan(1);
    }

    @Test
    void allArrivalsOfTheLongestJourneyAreTried() {
        var thereAndBack = new Interleavings(ofAnOrder().thereAndBack().history());

        // 13 events of which 7, 3 and 3 are of the same aggregate: 13! / (7! 3! 3!)
        assertThat(thereAndBack.forEach(arrival -> {})).isEqualTo(34_320);
    }

    @Test
    void whatHappenedEarlierAndIsHeardOfLaterDoesNotTurnTheUpdateBack() {
        var journey = ofAnOrder().scheduled(OUTBOUND).placed().history();

        var order = fold(view, journey.reversed()).view().orElseThrow();

        assertThat(order.updatedAt()).isEqualTo(step(1));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void anEventHandledAgainChangesNothing(Journey journey) {
        var history = journey.history();
        for (var length = 1; length <= history.size(); length++) {
            var state = fold(view, history.subList(0, length));

            for (var again : history.subList(0, length)) {
                assertThat(view.evolve(state, again)).isSameAs(state);
            }
        }
    }

    // ---- what concerns it

    @Test
    void everyKindOfEventIsPartOfSomeJourneyHere() {
        var kinds = journeys()
                .flatMap(journey -> journey.history().stream())
                .<Class<?>>map(happened -> happened.event().getClass())
                .toList();

        assertThat(kinds).contains(OrderEvent.class.getPermittedSubclasses());
        assertThat(kinds).contains(DeliveryEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyEventOfAnOrderAndOfItsDeliveriesBelongsToTheOrdersDocument() {
        assertThat(ofAnOrder().thereAndBack().history())
                .allSatisfy(happened ->
                        assertThat(view.documentOf(happened.event())).contains(ORDER));
    }

    @Test
    void whatIsNoEventOfAnOrderDoesNotConcernIt() {
        assertThat(view.documentOf("a stranger")).isEmpty();

        var known = fold(view, ofAnOrder().placed().history());
        assertThatThrownBy(() -> view.evolve(known, new SequencedEvent("a stranger", "stranger", 0, Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Journey> journeys() {
        var journeys = new ArrayList<Journey>();
        journeys.add(ofAnOrder().thereAndBack());
        journeys.add(ofAnOrder().corrected());
        journeys.add(ofAnOrder().returnTakenBack());
        journeys.add(ofAnOrder().returnTakenBackTooLate());
        journeys.add(ofAnOrder().cancelledInTime());
        journeys.add(ofAnOrder().cancelledBeforeTheDeliveryWasKnown());
        journeys.add(ofAnOrder().cancellationTooLate());
        return journeys.stream();
    }

    private OrderView viewOf(Journey journey) {
        return fold(view, journey.history()).view().orElseThrow();
    }
}
