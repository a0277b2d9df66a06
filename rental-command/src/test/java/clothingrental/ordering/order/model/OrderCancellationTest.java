package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderRefusalCode.CANCELLATION_UNKNOWN;
import static clothingrental.api.order.OrderRefusalCode.ORDER_ALREADY_SHIPPED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_FOUND;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.BOB;
import static clothingrental.ordering.OrderMother.CANCELLATION;
import static clothingrental.ordering.OrderMother.LINES;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OTHER_CANCELLATION;
import static clothingrental.ordering.OrderMother.OUTBOUND_DELIVERY;
import static clothingrental.ordering.OrderMother.PERIOD;
import static clothingrental.ordering.OrderMother.REASON;
import static clothingrental.ordering.OrderMother.cancellationRequested;
import static clothingrental.ordering.OrderMother.confirmCancellation;
import static clothingrental.ordering.OrderMother.orderCancelled;
import static clothingrental.ordering.OrderMother.orderDeliveredBehindItsPendingCancellation;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.orderWithARejectedCancellation;
import static clothingrental.ordering.OrderMother.rejectCancellationAsShipped;
import static clothingrental.ordering.OrderMother.requestAnotherCancellation;
import static clothingrental.ordering.OrderMother.requestCancellation;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderCommand.RejectCancellation;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderStatus;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking for a cancellation and confirming it. How one is rejected is told in {@link CancellationRejectionTest}. */
class OrderCancellationTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    // ---- asking

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "PREPARING"})
    void anOrderThatIsNotShippedCanBeCancelled(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(requestCancellation())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectEvents(cancellationRequested());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DELIVERED", "RETURN_REQUESTED", "RETURNING", "RETURNED"})
    void fromShippedOnAnOrderCanNotBeCancelled(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(requestCancellation())
                .expectException(refusal(ORDER_ALREADY_SHIPPED))
                .expectNoEvents();
    }

    @Test
    void theSameCancellationAskedForAgainRecordsNothing() {
        order.given(orderThatIs(CANCELLATION_REQUESTED))
                .when(requestCancellation())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectNoEvents();
    }

    @Test
    void aSecondCancellationBesideAPendingOneRecordsNothing() {
        order.given(orderThatIs(CANCELLATION_REQUESTED))
                .when(requestAnotherCancellation())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectNoEvents();
    }

    @Test
    void aSecondCancellationBesideAPendingOneIsNotRefusedThoughTheOrderWasShippedBehindIt() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .when(requestAnotherCancellation())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectNoEvents();
    }

    @Test
    void aCancelledOrderIsCancelledAndNothingMoreHappens() {
        order.given(orderThatIs(CANCELLED))
                .when(requestAnotherCancellation())
                .expectResultMessagePayload(CANCELLED)
                .expectNoEvents();
    }

    @Test
    void aSecondCancellationAfterARejectedOneIsRefusedForTheOrderIsShipped() {
        order.given(orderWithARejectedCancellation())
                .when(requestAnotherCancellation())
                .expectException(refusal(ORDER_ALREADY_SHIPPED))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource
    void anotherCustomersOrderAnswersAsIfItDidNotExistWhereverItStands(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(new RequestCancellation(ORDER, BOB, CANCELLATION, REASON))
                .expectException(refusal(ORDER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whatNobodyOrderedIsNotThere() {
        order.givenNoPriorActivity()
                .when(requestCancellation())
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void aDeliverysIdIsNoOrder() {
        order.given(new DeliveryScheduled(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, ALICE, LINES, PERIOD))
                .when(new RequestCancellation(OUTBOUND_DELIVERY, ALICE, CANCELLATION, REASON))
                .expectException(refusal(ORDER_NOT_FOUND))
                .expectNoEvents();
    }

    // ---- confirming

    @Test
    void aPendingCancellationIsConfirmed() {
        order.given(orderThatIs(CANCELLATION_REQUESTED))
                .when(confirmCancellation())
                .expectSuccessfulHandlerExecution()
                .expectEvents(orderCancelled());
    }

    @Test
    void aConfirmationIsTakenOnce() {
        order.given(orderThatIs(CANCELLED))
                .when(confirmCancellation())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aConfirmedCancellationIsNotRejectedAnyMore() {
        order.given(orderThatIs(CANCELLED))
                .when(rejectCancellationAsShipped())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRejectedCancellationIsNotConfirmedAnyMore() {
        order.given(orderWithARejectedCancellation())
                .when(confirmCancellation())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    // ---- cancellations that nobody asked for

    @ParameterizedTest
    @EnumSource
    void aCancellationThatTheOrderDoesNotKnowIsNotConfirmed(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(new ConfirmCancellation(ORDER, OTHER_CANCELLATION))
                .expectException(refusal(CANCELLATION_UNKNOWN))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource
    void aCancellationThatTheOrderDoesNotKnowIsNotRejected(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(new RejectCancellation(ORDER, OTHER_CANCELLATION, DeliveryStatus.SHIPPED, "carrier", "1"))
                .expectException(refusal(CANCELLATION_UNKNOWN))
                .expectNoEvents();
    }
}
