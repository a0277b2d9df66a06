package clothingrental.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class SequentialPerSubjectPolicyTest {

    private final SequentialPerSubjectPolicy policy = new SequentialPerSubjectPolicy();

    @Test
    void anOrderAndItsDeliveriesAreOneSequence() {
        var order = sequenceOf(cancelled("order-1"));

        assertThat(order).isEqualTo("order-1");
        assertThat(sequenceOf(completed("order-1", Leg.OUTBOUND))).isEqualTo(order);
        assertThat(sequenceOf(completed("order-1", Leg.RETURN))).isEqualTo(order);
    }

    @Test
    void ordersDoNotWaitForEachOther() {
        assertThat(sequenceOf(cancelled("order-1"))).isNotEqualTo(sequenceOf(cancelled("order-2")));
    }

    @Test
    void whatHasNoSubjectWaitsForNothing() {
        EventMessage<?> stranger = GenericEventMessage.asEventMessage("a stranger");
        EventMessage<?> another = GenericEventMessage.asEventMessage("a stranger");

        assertThat(policy.getSequenceIdentifierFor(stranger)).isNotEqualTo(policy.getSequenceIdentifierFor(another));
    }

    private Object sequenceOf(EventMessage<?> message) {
        return policy.getSequenceIdentifierFor(message);
    }

    private static EventMessage<?> cancelled(String orderId) {
        return new GenericDomainEventMessage<>(
                "Order", orderId, 3, new OrderCancelled(orderId, "alice", "cancellation-1"));
    }

    private static EventMessage<?> completed(String orderId, Leg leg) {
        var deliveryId = leg.deliveryIdOf(orderId);
        return new GenericDomainEventMessage<>(
                "Delivery", deliveryId, 2, new DeliveryCompleted(deliveryId, orderId, leg));
    }
}
