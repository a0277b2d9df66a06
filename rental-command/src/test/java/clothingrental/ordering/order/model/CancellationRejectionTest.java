package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.cancellationRejected;
import static clothingrental.ordering.OrderMother.cancellationRequested;
import static clothingrental.ordering.OrderMother.orderDelivered;
import static clothingrental.ordering.OrderMother.orderDeliveredBehindItsPendingCancellation;
import static clothingrental.ordering.OrderMother.orderPlaced;
import static clothingrental.ordering.OrderMother.orderShipped;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.orderWithARejectedCancellation;
import static clothingrental.ordering.OrderMother.preparationStarted;
import static clothingrental.ordering.OrderMother.recordDelivery;
import static clothingrental.ordering.OrderMother.recordPreparation;
import static clothingrental.ordering.OrderMother.recordShipment;
import static clothingrental.ordering.OrderMother.rejectCancellationAsCompleted;
import static clothingrental.ordering.OrderMother.rejectCancellationAsShipped;
import static clothingrental.ordering.OrderMother.returnRequested;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderEvent;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** The delivery was faster than the cancellation; the order learns of it by two ways, in either order. */
class CancellationRejectionTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    // ---- the races, by name

    @Test
    void shipmentReportFirstThenRefusal() {
        assertThat(recordedOnceAPendingCancellationMeets(recordShipment(), rejectCancellationAsShipped()))
                .containsExactly(orderShipped(CANCELLATION_REQUESTED), cancellationRejected(SHIPPED));
    }

    @Test
    void refusalFirstThenShipmentReport() {
        assertThat(recordedOnceAPendingCancellationMeets(rejectCancellationAsShipped(), recordShipment()))
                .containsExactly(orderShipped(CANCELLATION_REQUESTED), cancellationRejected(SHIPPED));
    }

    @Test
    void refusalFirstThenEvenTheReportOfThePreparation() {
        assertThat(recordedOnceAPendingCancellationMeets(
                        rejectCancellationAsShipped(), recordPreparation(), recordShipment(), recordDelivery()))
                .containsExactly(
                        orderShipped(CANCELLATION_REQUESTED), cancellationRejected(SHIPPED), orderDelivered(DELIVERED));
    }

    @Test
    void allReportsFirstThenTheRefusalOfAShippedDelivery() {
        assertThat(recordedOnceAPendingCancellationMeets(
                        recordPreparation(), recordShipment(), recordDelivery(), rejectCancellationAsShipped()))
                .containsExactly(
                        preparationStarted(CANCELLATION_REQUESTED),
                        orderShipped(CANCELLATION_REQUESTED),
                        orderDelivered(CANCELLATION_REQUESTED),
                        cancellationRejected(DELIVERED));
    }

    @Test
    void allReportsFirstThenTheRefusalOfACompletedDelivery() {
        assertThat(recordedOnceAPendingCancellationMeets(
                        recordShipment(), recordDelivery(), rejectCancellationAsCompleted()))
                .containsExactly(
                        orderShipped(CANCELLATION_REQUESTED),
                        orderDelivered(CANCELLATION_REQUESTED),
                        cancellationRejected(DELIVERED));
    }

    @Test
    void theRefusalOfACompletedDeliveryBetweenTheReports() {
        assertThat(recordedOnceAPendingCancellationMeets(
                        recordShipment(), rejectCancellationAsCompleted(), recordDelivery()))
                .containsExactly(
                        orderShipped(CANCELLATION_REQUESTED),
                        orderDelivered(CANCELLATION_REQUESTED),
                        cancellationRejected(DELIVERED));
    }

    @Test
    void theRefusalOfACompletedDeliveryBeforeAllReports() {
        assertThat(recordedOnceAPendingCancellationMeets(
                        rejectCancellationAsCompleted(), recordPreparation(), recordShipment(), recordDelivery()))
                .containsExactly(
                        orderShipped(CANCELLATION_REQUESTED),
                        orderDelivered(CANCELLATION_REQUESTED),
                        cancellationRejected(DELIVERED));
    }

    // ---- where the order goes on

    @Test
    void aPreparedOrderTakesTheShipmentOverFromTheRefusal() {
        order.given(orderThatIs(PREPARING))
                .andGiven(cancellationRequested())
                .when(rejectCancellationAsShipped())
                .expectSuccessfulHandlerExecution()
                .expectEvents(orderShipped(CANCELLATION_REQUESTED), cancellationRejected(SHIPPED));
    }

    @Test
    void anOrderThatIsFartherThanTheRefusalKnowsGoesOnWhereItStands() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .when(rejectCancellationAsShipped())
                .expectSuccessfulHandlerExecution()
                .expectEvents(cancellationRejected(DELIVERED));
    }

    @Test
    void anOrderWhoseReturnIsAskedForGoesOnWithItsReturn() {
        order.given(orderDeliveredBehindItsPendingCancellation())
                .andGiven(returnRequested(CANCELLATION_REQUESTED))
                .when(rejectCancellationAsCompleted())
                .expectSuccessfulHandlerExecution()
                .expectEvents(cancellationRejected(RETURN_REQUESTED));
    }

    // ---- again

    @Test
    void aRejectionIsTakenOnce() {
        order.given(orderWithARejectedCancellation())
                .when(rejectCancellationAsShipped())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRepeatedRejectionWithLaterFactsChangesNothing() {
        order.given(orderWithARejectedCancellation())
                .when(rejectCancellationAsCompleted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    /** All that an order with a pending cancellation records while it takes these commands one after the other. */
    private List<OrderEvent> recordedOnceAPendingCancellationMeets(OrderCommand... commands) {
        var history = List.of(orderPlaced(), cancellationRequested());
        var last = commands.length - 1;
        order.given(history)
                .andGivenCommands(List.of(commands).subList(0, last))
                .when(commands[last])
                .expectSuccessfulHandlerExecution();
        return order.getEventStore()
                .readEvents(ORDER)
                .asStream()
                .skip(history.size())
                .map(DomainEventMessage::getPayload)
                .map(OrderEvent.class::cast)
                .toList();
    }
}
