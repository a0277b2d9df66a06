package clothingrental.platform.serialization;

import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@link CancellationRejected} as it was stored before it named the delivery that stood in the way. That was
 * always the order's outbound delivery, whose id follows from the order's.
 */
final class CancellationRejectedRevision1 extends SingleEventUpcaster {

    private static final String TYPE = CancellationRejected.class.getName();
    private static final SimpleSerializedType REVISION_1 = new SimpleSerializedType(TYPE, "1");
    private static final SimpleSerializedType REVISION_2 = new SimpleSerializedType(TYPE, "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation stored) {
        return stored.getType().equals(REVISION_1);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
        return stored.upcastPayload(REVISION_2, JsonNode.class, CancellationRejectedRevision1::withDelivery);
    }

    private static JsonNode withDelivery(JsonNode event) {
        var orderId = event.path("orderId").asString();
        return ((ObjectNode) event).put("deliveryId", Leg.OUTBOUND.deliveryIdOf(orderId));
    }
}
