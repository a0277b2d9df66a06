package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static clothingrental.ordering.OrderMother.orderDelivered;
import static clothingrental.ordering.OrderMother.orderReturned;
import static clothingrental.ordering.OrderMother.orderShipped;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.orderWithARejectedCancellation;
import static clothingrental.ordering.OrderMother.preparationStarted;
import static clothingrental.ordering.OrderMother.recordCollection;
import static clothingrental.ordering.OrderMother.recordDelivery;
import static clothingrental.ordering.OrderMother.recordPreparation;
import static clothingrental.ordering.OrderMother.recordReturn;
import static clothingrental.ordering.OrderMother.recordShipment;
import static clothingrental.ordering.OrderMother.returnCollected;
import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderStatus;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderProgressTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    /** What the deliveries report, and where the order then stands. */
    enum Report {
        PREPARATION(OrderProgress.PREPARING),
        SHIPMENT(OrderProgress.SHIPPED),
        DELIVERY(OrderProgress.DELIVERED),
        COLLECTION(OrderProgress.RETURNING),
        RETURN(OrderProgress.RETURNED);

        private final OrderProgress progress;

        Report(OrderProgress progress) {
            this.progress = progress;
        }

        OrderCommand command() {
            return switch (this) {
                case PREPARATION -> recordPreparation();
                case SHIPMENT -> recordShipment();
                case DELIVERY -> recordDelivery();
                case COLLECTION -> recordCollection();
                case RETURN -> recordReturn();
            };
        }

        OrderEvent event(OrderStatus visible) {
            return switch (this) {
                case PREPARATION -> preparationStarted(visible);
                case SHIPMENT -> orderShipped(visible);
                case DELIVERY -> orderDelivered(visible);
                case COLLECTION -> returnCollected(visible);
                case RETURN -> orderReturned(visible);
            };
        }
    }

    @Test
    void whatTheCustomerSeesIsAStepOfTheProgressOrTellsOfACancellation() {
        assertThat(Stream.concat(
                        stream(OrderProgress.values()).map(OrderProgress::visibleStatus),
                        Stream.of(CANCELLATION_REQUESTED, CANCELLED)))
                .containsExactlyInAnyOrder(OrderStatus.values());
    }

    @Test
    void aJourneyGoesStepByStep() {
        anOrderThatIs(PLACED).when(recordPreparation()).expectEvents(preparationStarted(PREPARING));
        anOrderThatIs(PREPARING).when(recordShipment()).expectEvents(orderShipped(SHIPPED));
        anOrderThatIs(SHIPPED).when(recordDelivery()).expectEvents(orderDelivered(DELIVERED));
        anOrderThatIs(RETURN_REQUESTED).when(recordCollection()).expectEvents(returnCollected(RETURNING));
        anOrderThatIs(RETURNING).when(recordReturn()).expectEvents(orderReturned(RETURNED));
    }

    @ParameterizedTest
    @MethodSource("reportsOfStepsAhead")
    void aReportMovesTheOrderForwardAndMaySkipSteps(Report report, OrderProgress before) {
        order.given(orderThatIs(before.visibleStatus()))
                .when(report.command())
                .expectSuccessfulHandlerExecution()
                .expectEvents(report.event(report.progress.visibleStatus()));
    }

    static Stream<Arguments> reportsOfStepsAhead() {
        return pairs((report, step) -> !step.hasReached(report.progress));
    }

    @ParameterizedTest
    @MethodSource("reportsOfStepsDone")
    void aRepeatedOrLateReportRecordsNothing(Report report, OrderProgress already) {
        order.given(orderThatIs(already.visibleStatus()))
                .when(report.command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<Arguments> reportsOfStepsDone() {
        return pairs((report, step) -> step.hasReached(report.progress));
    }

    @ParameterizedTest
    @EnumSource
    void aReportThatComesAfterTheCancellationRecordsNothing(Report report) {
        order.given(orderThatIs(CANCELLED))
                .when(report.command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource
    void progressBehindAPendingCancellationIsRecordedWhileTheCustomerGoesOnSeeingTheCancellation(Report report) {
        order.given(orderThatIs(CANCELLATION_REQUESTED))
                .when(report.command())
                .expectSuccessfulHandlerExecution()
                .expectEvents(report.event(CANCELLATION_REQUESTED));
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedReportBehindAPendingCancellationRecordsNothing(Report report) {
        order.given(orderThatIs(CANCELLATION_REQUESTED))
                .andGivenCommands(report.command())
                .when(report.command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void afterARejectedCancellationTheJourneyGoesOnInSight() {
        order.given(orderWithARejectedCancellation())
                .when(recordDelivery())
                .expectSuccessfulHandlerExecution()
                .expectEvents(orderDelivered(DELIVERED));
    }

    @ParameterizedTest
    @EnumSource
    void aReportForAnOrderThatNobodyPlacedFindsNothing(Report report) {
        order.givenNoPriorActivity()
                .when(report.command())
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    private static TestExecutor<Order> anOrderThatIs(OrderStatus status) {
        return new AggregateTestFixture<>(Order.class).given(orderThatIs(status));
    }

    private interface Choice {
        boolean takes(Report report, OrderProgress step);
    }

    private static Stream<Arguments> pairs(Choice choice) {
        return stream(Report.values())
                .flatMap(report -> stream(OrderProgress.values())
                        .filter(step -> choice.takes(report, step))
                        .map(step -> arguments(report, step)));
    }
}
