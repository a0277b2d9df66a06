package clothingrental.delivery.model;

import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_ALREADY_COMPLETED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_ALREADY_SHIPPED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_CANCELLED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_FOUND;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_SHIPPED;
import static clothingrental.api.delivery.DeliveryRefusalCode.VALIDATION_FAILED;
import static clothingrental.api.delivery.DeliveryStatus.CANCELLED;
import static clothingrental.api.delivery.DeliveryStatus.COMPLETED;
import static clothingrental.api.delivery.DeliveryStatus.SCHEDULED;
import static clothingrental.api.delivery.DeliveryStatus.SHIPPED;
import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.delivery.DeliveryMother.CANCELLATION;
import static clothingrental.delivery.DeliveryMother.CARRIER;
import static clothingrental.delivery.DeliveryMother.ORDER;
import static clothingrental.delivery.DeliveryMother.RIGHT_CARRIER;
import static clothingrental.delivery.DeliveryMother.RIGHT_TRACKING;
import static clothingrental.delivery.DeliveryMother.TRACKING;
import static clothingrental.delivery.DeliveryMother.cancelDelivery;
import static clothingrental.delivery.DeliveryMother.correctShipment;
import static clothingrental.delivery.DeliveryMother.deliveryCompleted;
import static clothingrental.delivery.DeliveryMother.deliveryThatIs;
import static clothingrental.delivery.DeliveryMother.orderPlaced;
import static clothingrental.delivery.DeliveryMother.shipDelivery;
import static clothingrental.delivery.DeliveryMother.shipmentCorrected;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryCommand.CorrectShipment;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was reported wrongly of a shipment is corrected while the garments are under way. */
class ShipmentCorrectionTest {

    private static final String DELIVERY = OUTBOUND.deliveryIdOf(ORDER);

    private final AggregateTestFixture<Delivery> delivery = new AggregateTestFixture<>(Delivery.class);

    @ParameterizedTest
    @EnumSource
    void carrierAndTrackingNumberAreCorrectedWhileTheGarmentsAreUnderWay(Leg leg) {
        delivery.given(deliveryThatIs(SHIPPED, leg))
                .when(correctShipment(leg))
                .expectSuccessfulHandlerExecution()
                .expectEvents(shipmentCorrected(leg));
    }

    @Test
    void aSecondCorrectionIsToldFromTheFirst() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND))
                .when(new CorrectShipment(DELIVERY, CARRIER, TRACKING))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ShipmentCorrected(DELIVERY, ORDER, OUTBOUND, 2, CARRIER, TRACKING));
    }

    @Test
    void theFactsThatAreKnownAlreadyCorrectNothing() {
        delivery.given(deliveryThatIs(SHIPPED))
                .when(new CorrectShipment(DELIVERY, CARRIER, TRACKING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameCorrectionAgainRecordsNothingAlsoWhenTheGarmentsHaveArrived() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND), deliveryCompleted(OUTBOUND))
                .when(correctShipment(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    // ---- what is refused

    @Test
    void whatWasNotShippedHasNothingToCorrect() {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(correctShipment(OUTBOUND))
                .expectException(refusal(DELIVERY_NOT_SHIPPED))
                .expectNoEvents();
    }

    @Test
    void whatHasArrivedIsNotCorrectedAnyMore() {
        delivery.given(deliveryThatIs(COMPLETED))
                .when(correctShipment(OUTBOUND))
                .expectException(refusal(DELIVERY_ALREADY_COMPLETED))
                .expectNoEvents();
    }

    @Test
    void aCancelledDeliveryHasNoShipmentToCorrect() {
        delivery.given(deliveryThatIs(CANCELLED))
                .when(correctShipment(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
    }

    @Test
    void whatWasNeverOnTheBoardIsNotCorrected() {
        delivery.givenNoPriorActivity()
                .when(correctShipment(OUTBOUND))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void anOrdersIdIsNoDeliveryToCorrect() {
        delivery.given(orderPlaced())
                .when(new CorrectShipment(ORDER, CARRIER, TRACKING))
                .expectException(refusal(DELIVERY_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void theRulesOfAShipmentAreThoseOfItsCorrection() {
        delivery.given(deliveryThatIs(SHIPPED))
                .when(new CorrectShipment(DELIVERY, "", "<1>"))
                .expectException(refusal(VALIDATION_FAILED, "carrier", "trackingNumber"))
                .expectNoEvents();
    }

    // ---- the shipment reported again after its correction

    @Test
    void theShipmentAsItWasReportedFirstIsKnownAndUndoesNoCorrection() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND))
                .when(shipDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theShipmentAsItWasCorrectedIsKnown() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND))
                .when(new ShipDelivery(DELIVERY, RIGHT_CARRIER, RIGHT_TRACKING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aShipmentWithFactsThatWereNeverReportedTogetherIsAnotherOne() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND))
                .when(new ShipDelivery(DELIVERY, CARRIER, RIGHT_TRACKING))
                .expectException(refusal(DELIVERY_ALREADY_SHIPPED))
                .expectNoEvents();
    }

    // ---- a cancellation that comes too late

    @Test
    void aCancellationAfterTheCorrectionIsRefusedWithTheCorrectedFacts() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(shipmentCorrected(OUTBOUND))
                .when(cancelDelivery(CANCELLATION))
                .expectEvents(new DeliveryCancellationRefused(
                        DELIVERY,
                        ORDER,
                        OUTBOUND,
                        CANCELLATION,
                        DeliveryStatus.SHIPPED,
                        RIGHT_CARRIER,
                        RIGHT_TRACKING));
    }
}
