package clothingrental.delivery.intake;

import static clothingrental.delivery.DeliveryMother.ALICE;
import static clothingrental.delivery.DeliveryMother.LINES;
import static clothingrental.delivery.DeliveryMother.ORDER;
import static clothingrental.delivery.DeliveryMother.PERIOD;
import static clothingrental.delivery.DeliveryMother.orderPlaced;
import static clothingrental.delivery.DeliveryMother.scheduleDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderStatus;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;

class DeliveryIntakeTest {

    private final RecordingCommandBus commands = new RecordingCommandBus();
    private final AnnotationEventHandlerAdapter intake = new AnnotationEventHandlerAdapter(new DeliveryIntake(
            DefaultCommandGateway.builder().commandBus(commands).build(), Runnable::run));

    @Test
    void whenAnOrderIsPlacedItsWayToTheCustomerIsScheduled() throws Exception {
        assertThat(scheduledWhen(orderPlaced())).containsExactly(scheduleDelivery(Leg.OUTBOUND));
    }

    @Test
    void whenAReturnIsRequestedItsWayBackIsScheduled() throws Exception {
        assertThat(scheduledWhen(returnRequested())).containsExactly(scheduleDelivery(Leg.RETURN));
    }

    @Test
    void aReturnAfterOneThatWasTakenBackIsADeliveryOfItsOwn() throws Exception {
        assertThat(scheduledWhen(returnRequested(2)))
                .containsExactly(new ScheduleDelivery(
                        Leg.RETURN.deliveryIdOf(ORDER, 2), ORDER, Leg.RETURN, ALICE, LINES, PERIOD));
    }

    @Test
    void theSameOrderToldTwiceIsTheSameDelivery() throws Exception {
        scheduledWhen(orderPlaced());

        assertThat(scheduledWhen(orderPlaced()))
                .containsExactly(scheduleDelivery(Leg.OUTBOUND), scheduleDelivery(Leg.OUTBOUND));
    }

    @Test
    void whatElseHappensToAnOrderSchedulesNothing() throws Exception {
        assertThat(scheduledWhen(new CancellationRequested(ORDER, ALICE, "cancellation-1", CancellationReason.OTHER)))
                .isEmpty();
        assertThat(scheduledWhen(new OrderCancelled(ORDER, ALICE, "cancellation-1")))
                .isEmpty();
    }

    @Test
    void whatCanNotBeScheduledNowIsNotSwallowedSoThatItIsTriedAgain() {
        commands.setCallbackBehavior((command, metaData) -> {
            throw new NoHandlerForCommandException("no replica of delivery-command is up");
        });

        assertThatThrownBy(() -> scheduledWhen(orderPlaced())).isInstanceOf(NoHandlerForCommandException.class);
    }

    @Test
    void itDoesNotActOnAReplay() {
        assertThat(intake.supportsReset()).isFalse();
    }

    private List<Object> scheduledWhen(Object event) throws Exception {
        intake.handle(GenericEventMessage.asEventMessage(event));
        return commands.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    private static ReturnRequested returnRequested() {
        return returnRequested(1);
    }

    private static ReturnRequested returnRequested(int number) {
        return new ReturnRequested(
                ORDER, ALICE, Leg.RETURN.deliveryIdOf(ORDER, number), LINES, PERIOD, OrderStatus.RETURN_REQUESTED);
    }
}
