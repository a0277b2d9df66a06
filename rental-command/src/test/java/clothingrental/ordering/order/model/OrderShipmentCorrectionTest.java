package clothingrental.ordering.order.model;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.CANCELLATION;
import static clothingrental.ordering.OrderMother.CARRIER;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OUTBOUND_DELIVERY;
import static clothingrental.ordering.OrderMother.RIGHT_CARRIER;
import static clothingrental.ordering.OrderMother.RIGHT_TRACKING;
import static clothingrental.ordering.OrderMother.TRACKING;
import static clothingrental.ordering.OrderMother.cancellationRequested;
import static clothingrental.ordering.OrderMother.orderPlaced;
import static clothingrental.ordering.OrderMother.orderShipped;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.recordShipment;
import static clothingrental.ordering.OrderMother.recordShipmentCorrection;
import static clothingrental.ordering.OrderMother.shipmentDetailsCorrected;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import clothingrental.api.order.OrderCommand.RejectCancellation;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import clothingrental.api.order.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order's own facts follow the delivery's: a correction moves facts, never the progress, and is never refused. */
class OrderShipmentCorrectionTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DELIVERED", "RETURN_REQUESTED", "RETURNING", "RETURNED"})
    void theFactsOfTheWayToTheCustomerFollowWhereverTheOrderStands(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectEvents(shipmentDetailsCorrected(OUTBOUND, status));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURNING", "RETURNED"})
    void theFactsOfTheWayBackFollow(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(recordShipmentCorrection(RETURN))
                .expectEvents(shipmentDetailsCorrected(RETURN, status));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "PREPARING", "CANCELLED"})
    void anOrderThatKnowsNoShipmentRecordsNothing(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DELIVERED", "RETURN_REQUESTED"})
    void aWayBackThatIsNotKnownYetRecordsNothing(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(recordShipmentCorrection(RETURN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameCorrectionAgainRecordsNothing() {
        order.given(orderThatIs(SHIPPED))
                .andGiven(shipmentDetailsCorrected(OUTBOUND, SHIPPED))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectNoEvents();
    }

    @Test
    void anEarlierCorrectionThatComesLateDoesNotUndoTheLaterOne() {
        order.given(orderThatIs(SHIPPED))
                .andGiven(new ShipmentDetailsCorrected(
                        ORDER, ALICE, OUTBOUND_DELIVERY, OUTBOUND, 2, "Lotte", "L-1", SHIPPED))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectNoEvents();
    }

    @Test
    void theShipmentReportedAgainDoesNotUndoItsCorrection() {
        order.given(orderThatIs(SHIPPED))
                .andGiven(shipmentDetailsCorrected(OUTBOUND, SHIPPED))
                .andGivenCommands(recordShipment())
                .when(new RecordShipmentCorrection(ORDER, OUTBOUND_DELIVERY, OUTBOUND, 2, CARRIER, TRACKING))
                .expectEvents(new ShipmentDetailsCorrected(
                        ORDER, ALICE, OUTBOUND_DELIVERY, OUTBOUND, 2, CARRIER, TRACKING, SHIPPED));
    }

    @Test
    void whatTheOrderHasLearntFromARejectedCancellationIsNoCorrection() {
        order.given(orderPlaced(), cancellationRequested())
                .andGivenCommands(new RejectCancellation(
                        ORDER, CANCELLATION, DeliveryStatus.SHIPPED, RIGHT_CARRIER, RIGHT_TRACKING))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectNoEvents();
    }

    @Test
    void behindAPendingCancellationTheCustomerGoesOnSeeingThat() {
        order.given(orderPlaced(), cancellationRequested(), orderShipped(CANCELLATION_REQUESTED))
                .when(recordShipmentCorrection(OUTBOUND))
                .expectEvents(shipmentDetailsCorrected(OUTBOUND, CANCELLATION_REQUESTED));
    }
}
