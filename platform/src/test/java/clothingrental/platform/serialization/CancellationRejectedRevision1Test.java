package clothingrental.platform.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderStatus;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;

class CancellationRejectedRevision1Test {

    private static final String REVISION_1 = """
            {"orderId": "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11", "customerId": "alice",
             "cancellationId": "cancellation-1", "visibleStatus": "SHIPPED"}""";
    private static final String REVISION_2 = """
            {"orderId": "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11", "customerId": "alice",
             "cancellationId": "cancellation-1", "deliveryId": "delivery-7", "visibleStatus": "SHIPPED"}""";

    private final Serializer serializer = new SerializationConfiguration().serializer();

    @Test
    void theDeliveryThatStoodInTheWayIsTheOrdersOutboundOne() {
        var upcast = upcast(CancellationRejected.class, "1", REVISION_1);

        assertThat(upcast.getType().getRevision()).isEqualTo("2");
        assertThat(serializer.<byte[], Object>deserialize(upcast.getData(byte[].class)))
                .isEqualTo(new CancellationRejected(
                        "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11",
                        "alice",
                        "cancellation-1",
                        "366ed162-a861-39d5-aeec-44af2a320e6a",
                        OrderStatus.SHIPPED));
    }

    @Test
    void whatNamesItsDeliveryIsLeftAsItIs() {
        var upcast = upcast(CancellationRejected.class, "2", REVISION_2);

        assertThat(((CancellationRejected) serializer.deserialize(upcast.getData(byte[].class))).deliveryId())
                .isEqualTo("delivery-7");
    }

    @Test
    void otherEventsOfRevision1AreLeftAsTheyAre() {
        var upcast = upcast(OrderCancelled.class, "1", REVISION_1);

        assertThat(upcast.getType().getRevision()).isEqualTo("1");
        assertThat(new String(upcast.getData(byte[].class).getData(), UTF_8)).isEqualTo(REVISION_1);
    }

    private IntermediateEventRepresentation upcast(Class<?> type, String revision, String json) {
        var stored = new GenericDomainEventEntry<>(
                "Order",
                "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11",
                3,
                "message-1",
                "2026-03-10T03:00:00.123Z",
                type.getName(),
                revision,
                json.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        return new UpcastingConfiguration()
                .formsOfThePast()
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .findFirst()
                .orElseThrow();
    }
}
