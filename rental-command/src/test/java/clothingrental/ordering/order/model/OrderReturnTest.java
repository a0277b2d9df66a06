package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderRefusalCode.ORDER_ALREADY_RETURNED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_CANCELLED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_DELIVERED;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_FOUND;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.BOB;
import static clothingrental.ordering.OrderMother.LINES;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OUTBOUND_DELIVERY;
import static clothingrental.ordering.OrderMother.PERIOD;
import static clothingrental.ordering.OrderMother.orderDeliveredBehindItsPendingCancellation;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.requestReturn;
import static clothingrental.ordering.OrderMother.returnRequested;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderStatus;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderReturnTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aDeliveredOrderCanBeGivenBack() {
        order.given(orderThatIs(DELIVERED))
                .when(requestReturn())
                .expectResultMessagePayload(RETURN_REQUESTED)
                .expectEvents(returnRequested(RETURN_REQUESTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_REQUESTED", "RETURNING"})
    void askingAgainWhileTheReturnIsUnderWaySucceedsAndRecordsNothing(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(requestReturn())
                .expectResultMessagePayload(status)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "PREPARING", "SHIPPED", "CANCELLATION_REQUESTED"})
    void whatHasNotBeenDeliveredCanNotBeGivenBack(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(requestReturn())
                .expectException(refusal(ORDER_NOT_DELIVERED))
                .expectNoEvents();
    }

    @Test
    void whatIsBackCanNotBeGivenBackAgain() {
        order.given(orderThatIs(RETURNED))
                .when(requestReturn())
                .expectException(refusal(ORDER_ALREADY_RETURNED))
                .expectNoEvents();
    }

    @Test
    void aCancelledOrderCanNotBeGivenBack() {
        order.given(orderThatIs(CANCELLED))
                .when(requestReturn())
                .expectException(refusal(ORDER_CANCELLED))
                .expectNoEvents();
    }

    @Test
    void whatWasDeliveredWhileItsCancellationIsPendingCanBeGivenBackButShowsTheCancellation() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .when(requestReturn())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectEvents(returnRequested(CANCELLATION_REQUESTED));
    }

    @Test
    void askingAgainBehindAPendingCancellationRecordsNothing() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .andGivenCommands(requestReturn())
                .when(requestReturn())
                .expectResultMessagePayload(CANCELLATION_REQUESTED)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource
    void anotherCustomersOrderAnswersAsIfItDidNotExistWhereverItStands(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(new RequestReturn(ORDER, BOB))
                .expectException(refusal(ORDER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whatNobodyOrderedIsNotThere() {
        order.givenNoPriorActivity()
                .when(requestReturn())
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void aDeliverysIdIsNoOrder() {
        order.given(new DeliveryScheduled(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, ALICE, LINES, PERIOD))
                .when(new RequestReturn(OUTBOUND_DELIVERY, ALICE))
                .expectException(refusal(ORDER_NOT_FOUND))
                .expectNoEvents();
    }
}
