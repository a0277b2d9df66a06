package clothingrental.delivery.intake;

import static clothingrental.delivery.DeliveryMother.ALICE;
import static clothingrental.delivery.DeliveryMother.LINES;
import static clothingrental.delivery.DeliveryMother.ORDER;
import static clothingrental.delivery.DeliveryMother.PERIOD;
import static clothingrental.delivery.DeliveryMother.orderPlaced;
import static clothingrental.delivery.DeliveryMother.scheduleDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderStatus;
import clothingrental.platform.policy.CommandGate;
import clothingrental.platform.policy.CommandPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryIntakePolicyTest {

    private final CommandPolicy intake = DeliveryIntakePolicy.policy(CommandGate.OPEN);

    @Test
    void whenAnOrderIsPlacedItsWayToTheCustomerIsScheduled() {
        assertThat(scheduledWhen(orderPlaced())).containsExactly(scheduleDelivery(Leg.OUTBOUND));
    }

    @Test
    void whenAReturnIsRequestedItsWayBackIsScheduled() {
        assertThat(scheduledWhen(returnRequested())).containsExactly(scheduleDelivery(Leg.RETURN));
    }

    @Test
    void aReturnAfterOneThatWasTakenBackIsADeliveryOfItsOwn() {
        assertThat(scheduledWhen(returnRequested(2)))
                .containsExactly(new ScheduleDelivery(
                        Leg.RETURN.deliveryIdOf(ORDER, 2), ORDER, Leg.RETURN, ALICE, LINES, PERIOD));
    }

    @Test
    void theSameOrderToldTwiceIsTheSameDelivery() {
        assertThat(scheduledWhen(orderPlaced())).isEqualTo(scheduledWhen(orderPlaced()));
    }

    @Test
    void whatElseHappensToAnOrderSchedulesNothing() {
        assertThat(scheduledWhen(new CancellationRequested(ORDER, ALICE, "cancellation-1", CancellationReason.OTHER)))
                .isEmpty();
        assertThat(scheduledWhen(new OrderCancelled(ORDER, ALICE, "cancellation-1")))
                .isEmpty();
    }

    private List<Object> scheduledWhen(Object event) {
        return intake.commandFor(event).stream().toList();
    }

    private static ReturnRequested returnRequested() {
        return returnRequested(1);
    }

    private static ReturnRequested returnRequested(int number) {
        return new ReturnRequested(
                ORDER, ALICE, Leg.RETURN.deliveryIdOf(ORDER, number), LINES, PERIOD, OrderStatus.RETURN_REQUESTED);
    }
}
