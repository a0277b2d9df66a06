package clothingrental.delivery.model;

import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_CANCELLED;
import static clothingrental.api.delivery.DeliveryStatus.CANCELLED;
import static clothingrental.api.delivery.DeliveryStatus.COMPLETED;
import static clothingrental.api.delivery.DeliveryStatus.SCHEDULED;
import static clothingrental.api.delivery.DeliveryStatus.SHIPPED;
import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.delivery.DeliveryMother.CANCELLATION;
import static clothingrental.delivery.DeliveryMother.OTHER_CANCELLATION;
import static clothingrental.delivery.DeliveryMother.cancelDelivery;
import static clothingrental.delivery.DeliveryMother.cancellationRefused;
import static clothingrental.delivery.DeliveryMother.completeDelivery;
import static clothingrental.delivery.DeliveryMother.deliveryCancelled;
import static clothingrental.delivery.DeliveryMother.deliveryCompleted;
import static clothingrental.delivery.DeliveryMother.deliveryThatIs;
import static clothingrental.delivery.DeliveryMother.scheduleDelivery;
import static clothingrental.delivery.DeliveryMother.shipDelivery;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The delivery alone decides which was first, the shipment or the cancellation, and answers each cancellation once. */
class DeliveryCancellationTest {

    private final AggregateTestFixture<Delivery> delivery = new AggregateTestFixture<>(Delivery.class);

    // ---- the cancellation is first

    @Test
    void aScheduledDeliveryIsCancelled() {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryCancelled(CANCELLATION));
    }

    @Test
    void whatIsCancelledFirstIsNotShippedAfterwards() {
        delivery.given(deliveryThatIs(SCHEDULED))
                .andGivenCommands(cancelDelivery(CANCELLATION))
                .when(shipDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
    }

    @Test
    void aDeliveryThatIsNotKnownYetIsCancelledAllTheSame() {
        delivery.givenNoPriorActivity()
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryCancelled(CANCELLATION));
    }

    @Test
    void whatWasCancelledBeforeItWasKnownIsNotScheduledByTheLateOrder() {
        delivery.givenCommands(cancelDelivery(CANCELLATION))
                .when(scheduleDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasCancelledBeforeItWasKnownIsNeitherShippedNorCompleted() {
        delivery.given(deliveryCancelled(CANCELLATION))
                .when(shipDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
        new AggregateTestFixture<>(Delivery.class)
                .given(deliveryCancelled(CANCELLATION))
                .when(completeDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
    }

    // ---- the shipment is first

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "COMPLETED"})
    void aCancellationThatComesAfterTheShipmentIsRefusedWithItsFacts(DeliveryStatus status) {
        delivery.given(deliveryThatIs(status))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectEvents(cancellationRefused(CANCELLATION, status));
    }

    @Test
    void aRefusedCancellationDoesNotKeepTheGarmentsFromArriving() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(cancellationRefused(CANCELLATION, SHIPPED))
                .when(completeDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryCompleted(OUTBOUND));
    }

    // ---- each cancellation gets one answer

    @Test
    void theSameCancellationIsConfirmedOnce() {
        delivery.given(deliveryThatIs(CANCELLED))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameCancellationOfAnUnknownDeliveryIsConfirmedOnce() {
        delivery.given(deliveryCancelled(CANCELLATION))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aSecondCancellationOfACancelledDeliveryGetsItsOwnConfirmation() {
        delivery.given(deliveryThatIs(CANCELLED))
                .when(cancelDelivery(OTHER_CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryCancelled(OTHER_CANCELLATION));
    }

    @Test
    void theSameCancellationIsRefusedOnce() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(cancellationRefused(CANCELLATION, SHIPPED))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCancellationThatWasRefusedStaysAnsweredWhenTheGarmentsHaveArrived() {
        delivery.given(deliveryThatIs(SHIPPED))
                .andGiven(cancellationRefused(CANCELLATION, SHIPPED), deliveryCompleted(OUTBOUND))
                .when(cancelDelivery(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aSecondCancellationOfAShippedDeliveryGetsItsOwnRefusal() {
        delivery.given(deliveryThatIs(COMPLETED))
                .andGiven(cancellationRefused(CANCELLATION, COMPLETED))
                .when(cancelDelivery(OTHER_CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectEvents(cancellationRefused(OTHER_CANCELLATION, COMPLETED));
    }
}
