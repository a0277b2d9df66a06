package clothingrental.ordering.cancellation;

import static clothingrental.api.order.OrderStatus.SHIPPED;
import static clothingrental.ordering.OrderMother.CANCELLATION;
import static clothingrental.ordering.OrderMother.CARRIER;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OTHER_CANCELLATION;
import static clothingrental.ordering.OrderMother.OUTBOUND_DELIVERY;
import static clothingrental.ordering.OrderMother.TRACKING;
import static clothingrental.ordering.OrderMother.cancellationRejected;
import static clothingrental.ordering.OrderMother.cancellationRequested;
import static clothingrental.ordering.OrderMother.confirmCancellation;
import static clothingrental.ordering.OrderMother.orderCancelled;
import static clothingrental.ordering.OrderMother.rejectCancellationAsCompleted;
import static clothingrental.ordering.OrderMother.rejectCancellationAsShipped;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.ordering.OrderMother;
import clothingrental.ordering.cancellation.CancellationSaga.AskAgain;
import java.time.Duration;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationSagaTest {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final SagaTestFixture<CancellationSaga> saga = new SagaTestFixture<>(CancellationSaga.class);

    @BeforeEach
    void theDeliveryIsAskedAgainAfterGrowingPauses() {
        saga.registerResource(new CancellationProperties(FIRST, LONGEST, Duration.ofMinutes(15)));
    }

    // ---- a cancellation was requested: schedule the next ask, send CancelDelivery

    @Test
    void whenACancellationIsRequestedTheDeliveryIsAskedToCancelAndTheNextAskIsScheduled() {
        saga.givenNoPriorActivity()
                .whenPublishingA(cancellationRequested())
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectAssociationWith("cancellationId", CANCELLATION)
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadlineWithName(FIRST, CancellationSaga.ASK_AGAIN)
                .expectScheduledDeadline(FIRST, new AskAgain(1));
    }

    @Test
    void theSameRequestHandledTwiceIsStillOneCancellation() {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(cancellationRequested())
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectDispatchedCommands(cancelDelivery());
    }

    @Test
    void twoCancellationsAreAskedForEachForItself() {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(anotherCancellationRequested())
                .expectActiveSagas(2)
                .expectDispatchedCommands(
                        new CancelDelivery(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, OTHER_CANCELLATION));
    }

    // ---- no answer in time: the same again, after a longer pause, without end

    @Test
    void nothingIsAskedBeforeThePauseIsOver() {
        saga.givenAPublished(cancellationRequested())
                .whenTimeElapses(FIRST.minusMillis(1))
                .expectNoDispatchedCommands()
                .expectTriggeredDeadlines();
    }

    @Test
    void withoutAnAnswerTheDeliveryIsAskedAgainAndGivenMoreTime() {
        saga.givenAPublished(cancellationRequested())
                .whenTimeElapses(FIRST)
                .expectActiveSagas(1)
                .expectTriggeredDeadlines(new AskAgain(1))
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadline(SECOND, new AskAgain(2));
    }

    @Test
    void howeverOftenItWasAskedInVainTheDeliveryIsAskedAgain() throws Exception {
        saga.givenAPublished(cancellationRequested())
                .andThenTimeElapses(FIRST)
                .andThenTimeElapses(SECOND)
                .andThenTimeElapses(LONGEST)
                .whenTimeElapses(LONGEST)
                .expectActiveSagas(1)
                .expectTriggeredDeadlines(new AskAgain(1), new AskAgain(2), new AskAgain(3), new AskAgain(4))
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadline(LONGEST, new AskAgain(5));
    }

    @Test
    void aDeliverySideThatIsDownFailsNothingAndIsAskedAgain() {
        saga.setCallbackBehavior((command, metaData) -> {
            throw new NoHandlerForCommandException("delivery-command is down");
        });

        saga.givenNoPriorActivity()
                .whenPublishingA(cancellationRequested())
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectScheduledDeadline(FIRST, new AskAgain(1));
    }

    @Test
    void aDeliverySideThatStaysDownIsAskedAgainAndAgain() throws Exception {
        saga.setCallbackBehavior((command, metaData) -> {
            throw new NoHandlerForCommandException("delivery-command is down");
        });

        saga.givenAPublished(cancellationRequested())
                .andThenTimeElapses(FIRST)
                .whenTimeElapses(SECOND)
                .expectSuccessfulHandlerExecution()
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadline(LONGEST, new AskAgain(3));
    }

    // ---- DeliveryCancelled: ConfirmCancellation

    @Test
    void whenTheDeliveryIsCancelledTheCancellationIsConfirmed() {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(deliveryCancelled(CANCELLATION))
                .expectSuccessfulHandlerExecution()
                .expectDispatchedCommands(confirmCancellation())
                .expectActiveSagas(1);
    }

    @Test
    void theSameAnswerHandledTwiceConfirmsAgainWhichTheOrderTakesOnce() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(deliveryCancelled(CANCELLATION))
                .whenPublishingA(deliveryCancelled(CANCELLATION))
                .expectDispatchedCommands(confirmCancellation())
                .expectActiveSagas(1);
    }

    @Test
    void anAnswerToAnotherCancellationIsNoneToThisOne() {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(deliveryCancelled(OTHER_CANCELLATION))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void aConfirmationThatFailsIsNotSwallowedSoThatTheEventIsHandledAgain() {
        saga.setCallbackBehavior((command, metaData) -> {
            if (command instanceof ConfirmCancellation) {
                throw new NoHandlerForCommandException("no replica of rental-command is up");
            }
            return true;
        });
        var pending = saga.givenAPublished(cancellationRequested());

        assertThatThrownBy(() ->
                        pending.whenPublishingA(deliveryCancelled(CANCELLATION)).expectSuccessfulHandlerExecution())
                .hasStackTraceContaining("no replica of rental-command is up");
    }

    // ---- DeliveryCancellationRefused: RejectCancellation, with the shipment's facts

    @Test
    void whenTheDeliveryWasShippedTheCancellationIsRejectedWithItsFacts() {
        expectOnRefusalOf(DeliveryStatus.SHIPPED, rejectCancellationAsShipped());
    }

    @Test
    void whenTheDeliveryHasEvenArrivedTheCancellationIsRejectedWithThat() {
        expectOnRefusalOf(DeliveryStatus.COMPLETED, rejectCancellationAsCompleted());
    }

    @Test
    void aRefusalOfAnotherCancellationIsNoneOfThisOne() {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(refused(OTHER_CANCELLATION, DeliveryStatus.SHIPPED))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    // ---- OrderCancelled or CancellationRejected: done

    @Test
    void whenTheOrderIsCancelledItIsDone() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(deliveryCancelled(CANCELLATION))
                .whenPublishingA(orderCancelled())
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void whenTheCancellationIsRejectedItIsDone() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(refused(CANCELLATION, DeliveryStatus.SHIPPED))
                .whenPublishingA(cancellationRejected(SHIPPED))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void theEndOfAnotherCancellationIsNotItsEnd() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(new OrderCancelled(ORDER, OrderMother.ALICE, OTHER_CANCELLATION))
                .whenPublishingA(new CancellationRejected(
                        ORDER, OrderMother.ALICE, OTHER_CANCELLATION, OUTBOUND_DELIVERY, SHIPPED))
                .expectActiveSagas(1);
    }

    @Test
    void onceDoneNobodyIsAskedAnyMore() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(deliveryCancelled(CANCELLATION))
                .andThenAPublished(orderCancelled())
                .whenTimeElapses(LONGEST)
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void anAnswerThatComesAfterTheEndStartsNothing() {
        saga.givenAPublished(cancellationRequested())
                .andThenAPublished(orderCancelled())
                .whenPublishingA(deliveryCancelled(CANCELLATION))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    private void expectOnRefusalOf(DeliveryStatus status, OrderCommand rejection) {
        saga.givenAPublished(cancellationRequested())
                .whenPublishingA(refused(CANCELLATION, status))
                .expectSuccessfulHandlerExecution()
                .expectDispatchedCommands(rejection)
                .expectActiveSagas(1);
    }

    private static CancelDelivery cancelDelivery() {
        return new CancelDelivery(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, CANCELLATION);
    }

    private static CancellationRequested anotherCancellationRequested() {
        return new CancellationRequested(ORDER, OrderMother.ALICE, OTHER_CANCELLATION, OrderMother.REASON);
    }

    private static DeliveryCancelled deliveryCancelled(String cancellationId) {
        return new DeliveryCancelled(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, cancellationId);
    }

    private static DeliveryCancellationRefused refused(String cancellationId, DeliveryStatus status) {
        return new DeliveryCancellationRefused(
                OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, cancellationId, status, CARRIER, TRACKING);
    }
}
