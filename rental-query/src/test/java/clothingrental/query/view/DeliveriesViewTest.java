package clothingrental.query.view;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.CANCELLATION;
import static clothingrental.query.Journey.CARRIER;
import static clothingrental.query.Journey.LINES;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.PERIOD;
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
import clothingrental.api.delivery.DeliveryView;
import clothingrental.query.Journey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveriesViewTest {

    private final DeliveriesView view = new DeliveriesView();

    @Test
    void aScheduledDeliverySaysWhatThereIsToSendAndSinceWhenItIsOnTheBoard() {
        assertThat(cardOf(ofAnOrder().scheduled(OUTBOUND)))
                .isEqualTo(new DeliveryView(
                        OUTBOUND.deliveryIdOf(ORDER),
                        ORDER,
                        OUTBOUND,
                        DeliveryStatus.SCHEDULED,
                        ALICE,
                        LINES,
                        PERIOD,
                        null,
                        null,
                        step(0),
                        step(0)));
    }

    @Test
    void aShippedDeliveryTellsCarrierAndTrackingNumberAndKeepsItsPlace() {
        assertThat(cardOf(ofAnOrder().scheduled(OUTBOUND).shippedByTheTeam(OUTBOUND)))
                .isEqualTo(new DeliveryView(
                        OUTBOUND.deliveryIdOf(ORDER),
                        ORDER,
                        OUTBOUND,
                        DeliveryStatus.SHIPPED,
                        ALICE,
                        LINES,
                        PERIOD,
                        CARRIER,
                        TRACKING,
                        step(0),
                        step(1)));
    }

    @Test
    void aCorrectedShipmentTellsTheRightFactsAndKeepsItsStatus() {
        var card = cardOf(ofAnOrder().scheduled(RETURN).shippedByTheTeam(RETURN).correctedByTheTeam(RETURN));

        assertThat(card.status()).isEqualTo(DeliveryStatus.SHIPPED);
        assertThat(card.carrier()).isEqualTo(RIGHT_CARRIER);
        assertThat(card.trackingNumber()).isEqualTo(RIGHT_TRACKING);
        assertThat(card.updatedAt()).isEqualTo(step(2));
    }

    @Test
    void aCompletedReturnStillTellsByWhomItCame() {
        var card = cardOf(ofAnOrder().scheduled(RETURN).shippedByTheTeam(RETURN).completedByTheTeam(RETURN));

        assertThat(card.leg()).isEqualTo(RETURN);
        assertThat(card.status()).isEqualTo(DeliveryStatus.COMPLETED);
        assertThat(card.carrier()).isEqualTo(CARRIER);
        assertThat(card.trackingNumber()).isEqualTo(RETURN_TRACKING);
        assertThat(card.updatedAt()).isEqualTo(step(2));
    }

    @Test
    void aCancelledDeliveryStillTellsWhatItWouldHaveSent() {
        var card = cardOf(ofAnOrder().scheduled(OUTBOUND).deliveryCancelled(CANCELLATION));

        assertThat(card.status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(card.lines()).isEqualTo(LINES);
        assertThat(card.scheduledAt()).isEqualTo(step(0));
        assertThat(card.updatedAt()).isEqualTo(step(1));
    }

    @Test
    void aDeliveryCancelledBeforeItReachedTheBoardHasAnEmptyCard() {
        assertThat(cardOf(ofAnOrder().deliveryCancelled(CANCELLATION)))
                .isEqualTo(new DeliveryView(
                        OUTBOUND.deliveryIdOf(ORDER),
                        ORDER,
                        OUTBOUND,
                        DeliveryStatus.CANCELLED,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        step(0),
                        step(0)));
    }

    @Test
    void aSecondCancellationOfACancelledDeliveryLeavesItCancelled() {
        var card = cardOf(
                ofAnOrder().scheduled(OUTBOUND).deliveryCancelled(CANCELLATION).deliveryCancelled("cancellation-2"));

        assertThat(card.status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(card.lines()).isEqualTo(LINES);
    }

    @Test
    void aRefusedCancellationLeavesTheDeliveryAsItWas() {
        var card = cardOf(ofAnOrder()
                .scheduled(OUTBOUND)
                .shippedByTheTeam(OUTBOUND)
                .completedByTheTeam(OUTBOUND)
                .cancellationRefused(CANCELLATION, DeliveryStatus.COMPLETED));

        assertThat(card.status()).isEqualTo(DeliveryStatus.COMPLETED);
        assertThat(card.carrier()).isEqualTo(CARRIER);
        assertThat(card.trackingNumber()).isEqualTo(TRACKING);
        assertThat(card.updatedAt()).isEqualTo(step(3));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void anEventHandledAgainChangesNothing(Journey journey) {
        var history = journey.historyOf(OUTBOUND);
        for (var length = 1; length <= history.size(); length++) {
            var state = fold(view, history.subList(0, length));

            for (var again : history.subList(0, length)) {
                assertThat(view.evolve(state, again)).isSameAs(state);
            }
        }
    }

    @Test
    void everyKindOfEventIsPartOfSomeJourneyHere() {
        assertThat(journeys()
                        .flatMap(journey -> journey.historyOf(OUTBOUND).stream())
                        .<Class<?>>map(happened -> happened.event().getClass()))
                .contains(DeliveryEvent.class.getPermittedSubclasses());
    }

    @Test
    void eachLegHasACardOfItsOwnAndTheOrderHasNone() {
        var journey = ofAnOrder().thereAndBack();

        assertThat(journey.history().stream()
                        .flatMap(happened -> view.documentOf(happened.event()).stream())
                        .distinct())
                .containsExactly(journey.deliveryId(OUTBOUND), journey.deliveryId(RETURN));
        assertThatThrownBy(
                        () -> view.evolve(null, ofAnOrder().placed().history().getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Journey> journeys() {
        return Stream.of(
                ofAnOrder().thereAndBack(),
                ofAnOrder().corrected(),
                ofAnOrder().cancelledInTime(),
                ofAnOrder().cancelledBeforeTheDeliveryWasKnown(),
                ofAnOrder().cancellationTooLate());
    }

    private DeliveryView cardOf(Journey journey) {
        return fold(view, journey.history()).view();
    }
}
