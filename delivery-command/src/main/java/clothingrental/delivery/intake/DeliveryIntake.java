package clothingrental.delivery.intake;

import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import java.util.List;
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
        schedule(Leg.OUTBOUND, event.orderId(), event.customerId(), event.lines(), event.rentalPeriod());
    }

    @EventHandler
    void on(ReturnRequested event) {
        schedule(Leg.RETURN, event.orderId(), event.customerId(), event.lines(), event.rentalPeriod());
    }

    private void schedule(Leg leg, String orderId, String customerId, List<OrderLine> lines, RentalPeriod period) {
        var command = new ScheduleDelivery(leg.deliveryIdOf(orderId), orderId, leg, customerId, lines, period);
        gate.pass(() -> commands.sendAndWait(command));
    }
}
