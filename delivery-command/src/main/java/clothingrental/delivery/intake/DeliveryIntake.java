package clothingrental.delivery.intake;

import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whenever an order is placed or a return requested, a delivery is scheduled: once, however often it is told. */
@Component
@ProcessingGroup("delivery-intake")
@DisallowReplay
class DeliveryIntake {

    private final CommandGateway commands;
    private final IntakeGate gate;

    DeliveryIntake(CommandGateway commands, IntakeGate gate) {
        this.commands = commands;
        this.gate = gate;
    }

    @EventHandler
    void on(OrderPlaced event) {
        schedule(new ScheduleDelivery(
                Leg.OUTBOUND.deliveryIdOf(event.orderId()),
                event.orderId(),
                Leg.OUTBOUND,
                event.customerId(),
                event.lines(),
                event.rentalPeriod()));
    }

    @EventHandler
    void on(ReturnRequested event) {
        schedule(new ScheduleDelivery(
                event.deliveryId(),
                event.orderId(),
                Leg.RETURN,
                event.customerId(),
                event.lines(),
                event.rentalPeriod()));
    }

    private void schedule(ScheduleDelivery command) {
        gate.pass(() -> commands.sendAndWait(command));
    }
}
