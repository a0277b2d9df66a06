package clothingrental.ordering.cancellation;

import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.CARRIER;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OTHER_WITHDRAWAL;
import static clothingrental.ordering.OrderMother.RETURN_DELIVERY;
import static clothingrental.ordering.OrderMother.RETURN_TRACKING;
import static clothingrental.ordering.OrderMother.SECOND_RETURN_DELIVERY;
import static clothingrental.ordering.OrderMother.WITHDRAWAL;
import static clothingrental.ordering.OrderMother.confirmReturnWithdrawal;
import static clothingrental.ordering.OrderMother.rejectReturnWithdrawal;
import static clothingrental.ordering.OrderMother.returnWithdrawalRejected;
import static clothingrental.ordering.OrderMother.returnWithdrawalRequested;
import static clothingrental.ordering.OrderMother.returnWithdrawn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.ordering.cancellation.CancellationSaga.AskAgain;
import java.time.Duration;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnWithdrawalSagaTest {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final SagaTestFixture<ReturnWithdrawalSaga> saga = new SagaTestFixture<>(ReturnWithdrawalSaga.class);

    @BeforeEach
    void theDeliveryIsAskedAgainAfterGrowingPauses() {
        saga.registerResource(new CancellationProperties(FIRST, LONGEST, Duration.ofMinutes(15)));
    }

    // ---- asking

    @Test
    void whenAReturnIsToBeTakenBackItsDeliveryIsAskedToCancelAndTheNextAskIsScheduled() {
        saga.givenNoPriorActivity()
                .whenPublishingA(returnWithdrawalRequested(RETURN_REQUESTED))
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectAssociationWith("withdrawalId", WITHDRAWAL)
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadline(FIRST, new AskAgain(1));
    }

    @Test
    void theDeliveryThatIsAskedIsThatOfTheReturn() {
        saga.givenNoPriorActivity()
                .whenPublishingA(new ReturnWithdrawalRequested(
                        ORDER, ALICE, OTHER_WITHDRAWAL, SECOND_RETURN_DELIVERY, RETURN_REQUESTED))
                .expectDispatchedCommands(
                        new CancelDelivery(SECOND_RETURN_DELIVERY, ORDER, Leg.RETURN, OTHER_WITHDRAWAL));
    }

    @Test
    void aDeliverySideThatIsDownFailsNothingAndIsAskedAgainAndAgain() throws Exception {
        saga.setCallbackBehavior((command, metaData) -> {
            throw new NoHandlerForCommandException("delivery-command is down");
        });

        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .andThenTimeElapses(FIRST)
                .whenTimeElapses(SECOND)
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(1)
                .expectDispatchedCommands(cancelDelivery())
                .expectScheduledDeadline(LONGEST, new AskAgain(3));
    }

    // ---- the answers

    @Test
    void whenTheDeliveryIsCancelledTheReturnIsTakenBack() {
        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .whenPublishingA(deliveryCancelled(WITHDRAWAL))
                .expectSuccessfulHandlerExecution()
                .expectDispatchedCommands(confirmReturnWithdrawal())
                .expectActiveSagas(1);
    }

    @Test
    void anAnswerToAnotherCancellationIsNoneToThisOne() {
        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .whenPublishingA(deliveryCancelled(OTHER_WITHDRAWAL))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void aConfirmationThatFailsIsNotSwallowedSoThatTheEventIsHandledAgain() {
        saga.setCallbackBehavior((command, metaData) -> {
            if (command instanceof ConfirmReturnWithdrawal) {
                throw new NoHandlerForCommandException("no replica of rental-command is up");
            }
            return true;
        });
        var pending = saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED));

        assertThatThrownBy(() ->
                        pending.whenPublishingA(deliveryCancelled(WITHDRAWAL)).expectSuccessfulHandlerExecution())
                .hasStackTraceContaining("no replica of rental-command is up");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "COMPLETED"})
    void whenTheGarmentsHadBeenCollectedTheReturnGoesOnWithThoseFacts(DeliveryStatus status) {
        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .whenPublishingA(new DeliveryCancellationRefused(
                        RETURN_DELIVERY, ORDER, Leg.RETURN, WITHDRAWAL, status, CARRIER, RETURN_TRACKING))
                .expectSuccessfulHandlerExecution()
                .expectDispatchedCommands(rejectReturnWithdrawal(status))
                .expectActiveSagas(1);
    }

    // ---- the end

    @Test
    void whenTheReturnIsTakenBackItIsDoneAndNobodyIsAskedAnyMore() throws Exception {
        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .andThenAPublished(returnWithdrawn(DELIVERED))
                .whenTimeElapses(LONGEST)
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void whenItIsNotTakenBackItIsDone() {
        saga.givenAPublished(returnWithdrawalRequested(RETURN_REQUESTED))
                .whenPublishingA(returnWithdrawalRejected(RETURNING))
                .expectActiveSagas(0);
    }

    private static CancelDelivery cancelDelivery() {
        return new CancelDelivery(RETURN_DELIVERY, ORDER, Leg.RETURN, WITHDRAWAL);
    }

    private static DeliveryCancelled deliveryCancelled(String withdrawalId) {
        return new DeliveryCancelled(RETURN_DELIVERY, ORDER, Leg.RETURN, withdrawalId);
    }
}
