package clothingrental.ordering.order.model;

import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of an order's shipments as the order knows them, one for each delivery that was shipped. */
final class Shipments {

    private final Map<String, Shipment> byDelivery = new HashMap<>();

    /** @param correction the last one that the order has taken, 0 if none */
    private record Shipment(
            @Nullable String carrier, @Nullable String trackingNumber, int correction) {

        boolean says(String otherCarrier, String otherTrackingNumber) {
            return Objects.equals(carrier, otherCarrier) && Objects.equals(trackingNumber, otherTrackingNumber);
        }
    }

    void shipped(String deliveryId, @Nullable String carrier, @Nullable String trackingNumber) {
        byDelivery.put(deliveryId, new Shipment(carrier, trackingNumber, 0));
    }

    void corrected(String deliveryId, int correction, String carrier, String trackingNumber) {
        byDelivery.put(deliveryId, new Shipment(carrier, trackingNumber, correction));
    }

    /** Whether the correction tells something new: it is later than the last one, of a known shipment, and differs. */
    boolean areCorrectedBy(RecordShipmentCorrection correction) {
        var known = byDelivery.get(correction.deliveryId());
        return known != null
                && correction.correction() > known.correction()
                && !known.says(correction.carrier(), correction.trackingNumber());
    }
}
