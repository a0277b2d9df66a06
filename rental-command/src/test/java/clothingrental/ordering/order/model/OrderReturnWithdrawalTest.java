package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderRefusalCode.CANCELLATION_UNKNOWN;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_FOUND;
import static clothingrental.api.order.OrderRefusalCode.ORDER_NOT_RETURNING;
import static clothingrental.api.order.OrderRefusalCode.RETURN_WITHDRAWAL_PENDING;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.BOB;
import static clothingrental.ordering.OrderMother.CARRIER;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OTHER_WITHDRAWAL;
import static clothingrental.ordering.OrderMother.RETURN_TRACKING;
import static clothingrental.ordering.OrderMother.SECOND_RETURN_DELIVERY;
import static clothingrental.ordering.OrderMother.WITHDRAWAL;
import static clothingrental.ordering.OrderMother.confirmReturnWithdrawal;
import static clothingrental.ordering.OrderMother.orderDeliveredBehindItsPendingCancellation;
import static clothingrental.ordering.OrderMother.orderReturned;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.orderWhoseReturnIsToBeTakenBack;
import static clothingrental.ordering.OrderMother.orderWhoseReturnWasTakenBack;
import static clothingrental.ordering.OrderMother.recordCollection;
import static clothingrental.ordering.OrderMother.recordDelivery;
import static clothingrental.ordering.OrderMother.recordReturn;
import static clothingrental.ordering.OrderMother.rejectReturnWithdrawal;
import static clothingrental.ordering.OrderMother.requestAnotherReturnWithdrawal;
import static clothingrental.ordering.OrderMother.requestReturn;
import static clothingrental.ordering.OrderMother.requestReturnWithdrawal;
import static clothingrental.ordering.OrderMother.returnCollected;
import static clothingrental.ordering.OrderMother.returnRequested;
import static clothingrental.ordering.OrderMother.returnWithdrawalRejected;
import static clothingrental.ordering.OrderMother.returnWithdrawalRequested;
import static clothingrental.ordering.OrderMother.returnWithdrawn;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
import clothingrental.api.order.OrderCommand.RecordCollection;
import clothingrental.api.order.OrderCommand.RecordReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderStatus;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer takes a return back while it is not collected; its delivery decides whether that came in time. */
class OrderReturnWithdrawalTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    // ---- asking

    @Test
    void aReturnThatIsNotCollectedIsAskedBackAndGoesOnUntilItsDeliveryHasAnswered() {
        order.given(orderThatIs(RETURN_REQUESTED))
                .when(requestReturnWithdrawal())
                .expectResultMessagePayload(RETURN_REQUESTED)
                .expectEvents(returnWithdrawalRequested(RETURN_REQUESTED));
    }

    @Test
    void askingAgainWhileItIsPendingSucceedsAndRecordsNothing() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(requestAnotherReturnWithdrawal())
                .expectResultMessagePayload(RETURN_REQUESTED)
                .expectNoEvents();
    }

    @Test
    void askingAgainAfterItWasTakenBackSucceedsAndRecordsNothing() {
        order.given(orderWhoseReturnWasTakenBack())
                .when(requestAnotherReturnWithdrawal())
                .expectResultMessagePayload(DELIVERED)
                .expectNoEvents();
    }

    @Test
    void theSameRequestThatComesTwiceDoesNotTakeTheNextReturnBack() {
        order.given(orderWhoseReturnWasTakenBack())
                .andGiven(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .when(requestReturnWithdrawal())
                .expectResultMessagePayload(RETURN_REQUESTED)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RETURN_REQUESTED")
    void anOrderWithoutAReturnThatCouldBeTakenBackSaysSo(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(requestReturnWithdrawal())
                .expectException(refusal(ORDER_NOT_RETURNING))
                .expectNoEvents();
    }

    @Test
    void onceCollectedItIsTooLateAlsoWhileTheAnswerToAnEarlierRequestIsPending() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .andGiven(returnCollected(RETURNING))
                .when(requestAnotherReturnWithdrawal())
                .expectException(refusal(ORDER_NOT_RETURNING))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource
    void anotherCustomersOrderAnswersAsIfItDidNotExistWhereverItStands(OrderStatus status) {
        order.given(orderThatIs(status))
                .when(new RequestReturnWithdrawal(ORDER, BOB, WITHDRAWAL))
                .expectException(refusal(ORDER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whatNobodyOrderedIsNotThere() {
        order.givenNoPriorActivity()
                .when(requestReturnWithdrawal())
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void behindAPendingCancellationTheCustomerGoesOnSeeingThat() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .andGivenCommands(requestReturn(), requestReturnWithdrawal())
                .when(confirmReturnWithdrawal())
                .expectEvents(returnWithdrawn(CANCELLATION_REQUESTED));
    }

    // ---- the delivery was cancelled in time

    @Test
    void whenItsDeliveryIsCancelledTheOrderIsDeliveredAgain() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(confirmReturnWithdrawal())
                .expectSuccessfulHandlerExecution()
                .expectEvents(returnWithdrawn(DELIVERED));
    }

    @Test
    void thatIsRecordedOnce() {
        order.given(orderWhoseReturnWasTakenBack())
                .when(confirmReturnWithdrawal())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aLateReportOfTheDeliveryDoesNotMoveIt() {
        order.given(orderWhoseReturnWasTakenBack())
                .when(recordDelivery())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatNobodyAskedForIsNotConfirmed() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(new ConfirmReturnWithdrawal(ORDER, OTHER_WITHDRAWAL))
                .expectException(refusal(CANCELLATION_UNKNOWN))
                .expectNoEvents();
    }

    // ---- the garments had been collected before

    @Test
    void whenTheGarmentsHadBeenCollectedTheReturnGoesOn() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .andGiven(returnCollected(RETURNING))
                .when(rejectReturnWithdrawal(DeliveryStatus.SHIPPED))
                .expectEvents(returnWithdrawalRejected(RETURNING));
    }

    @Test
    void theRefusalMayComeBeforeTheCollectionsOwnReport() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(rejectReturnWithdrawal(DeliveryStatus.SHIPPED))
                .expectEvents(returnCollected(RETURNING), returnWithdrawalRejected(RETURNING));
    }

    @Test
    void orEvenBeforeTheReportThatTheGarmentsAreBack() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(rejectReturnWithdrawal(DeliveryStatus.COMPLETED))
                .expectEvents(returnCollected(RETURNING), orderReturned(RETURNED), returnWithdrawalRejected(RETURNED));
    }

    @Test
    void theLateReportsFindTheirWorkDone() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .andGivenCommands(rejectReturnWithdrawal(DeliveryStatus.COMPLETED), recordCollection())
                .when(recordReturn())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRejectionIsRecordedOnce() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .andGivenCommands(rejectReturnWithdrawal(DeliveryStatus.SHIPPED))
                .when(rejectReturnWithdrawal(DeliveryStatus.SHIPPED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    // ---- the return after it

    @Test
    void aReturnAfterOneThatWasTakenBackHasADeliveryOfItsOwn() {
        order.given(orderWhoseReturnWasTakenBack())
                .when(requestReturn())
                .expectResultMessagePayload(RETURN_REQUESTED)
                .expectEvents(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED));
    }

    @Test
    void whileItIsNotDecidedNoOtherReturnCanBeAskedFor() {
        order.given(orderWhoseReturnIsToBeTakenBack())
                .when(requestReturn())
                .expectException(refusal(RETURN_WITHDRAWAL_PENDING))
                .expectNoEvents();
    }

    @Test
    void theSecondReturnIsTakenBackForItself() {
        order.given(orderWhoseReturnWasTakenBack())
                .andGiven(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .when(requestAnotherReturnWithdrawal())
                .expectEvents(new ReturnWithdrawalRequested(
                        ORDER, ALICE, OTHER_WITHDRAWAL, SECOND_RETURN_DELIVERY, RETURN_REQUESTED));
    }

    @Test
    void lateReportsOfTheFirstReturnDoNotMoveTheSecond() {
        order.given(orderWhoseReturnWasTakenBack())
                .andGiven(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .andGivenCommands(recordCollection())
                .when(recordReturn())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSecondReturnGoesItsWay() {
        order.given(orderWhoseReturnWasTakenBack())
                .andGiven(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .when(new RecordCollection(ORDER, SECOND_RETURN_DELIVERY, CARRIER, RETURN_TRACKING))
                .expectEvents(
                        new ReturnCollected(ORDER, ALICE, SECOND_RETURN_DELIVERY, CARRIER, RETURN_TRACKING, RETURNING));
        new AggregateTestFixture<>(Order.class)
                .given(orderWhoseReturnWasTakenBack())
                .andGiven(returnRequested(SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .when(new RecordReturn(ORDER, SECOND_RETURN_DELIVERY))
                .expectEvents(new OrderReturned(ORDER, ALICE, SECOND_RETURN_DELIVERY, RETURNED));
    }
}
