package clothingrental.query.view;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery team's board: one card for each delivery. */
public final class DeliveriesView implements SingleDocumentView<DeliveryState> {

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Optional<String> documentOf(Object event) {
        return event instanceof DeliveryEvent happened ? Optional.of(happened.deliveryId()) : Optional.empty();
    }

    @Override
    public DeliveryState evolve(@Nullable DeliveryState state, SequencedEvent happened) {
        if (state != null && happened.sequence() <= state.sequence()) {
            return state;
        }
        if (!(happened.event() instanceof DeliveryEvent event)) {
            throw new IllegalArgumentException("no event of a delivery: " + happened.event());
        }
        return new DeliveryState(
                evolve(state == null ? null : state.view(), event, happened.at()), happened.sequence());
    }

    private static DeliveryView evolve(@Nullable DeliveryView before, DeliveryEvent event, Instant at) {
        var card = before != null ? before : blank(event, at);
        return switch (event) {
            case DeliveryScheduled scheduled ->
                new DeliveryView(
                        card.deliveryId(),
                        card.orderId(),
                        card.leg(),
                        DeliveryStatus.SCHEDULED,
                        scheduled.customerId(),
                        scheduled.lines(),
                        scheduled.rentalPeriod(),
                        null,
                        null,
                        at,
                        at);
            case DeliveryShipped shipped ->
                moved(card, DeliveryStatus.SHIPPED, shipped.carrier(), shipped.trackingNumber(), at);
            case ShipmentCorrected corrected ->
                moved(card, card.status(), corrected.carrier(), corrected.trackingNumber(), at);
            case DeliveryCompleted completed ->
                moved(card, DeliveryStatus.COMPLETED, card.carrier(), card.trackingNumber(), at);
            case DeliveryCancelled cancelled -> moved(card, DeliveryStatus.CANCELLED, null, null, at);
            case DeliveryCancellationRefused refused ->
                moved(card, card.status(), card.carrier(), card.trackingNumber(), at);
        };
    }

    /** A delivery that was cancelled before it reached the board has nothing on its card. */
    private static DeliveryView blank(DeliveryEvent event, Instant at) {
        return new DeliveryView(
                event.deliveryId(),
                event.orderId(),
                event.leg(),
                DeliveryStatus.CANCELLED,
                null,
                List.of(),
                null,
                null,
                null,
                at,
                at);
    }

    private static DeliveryView moved(
            DeliveryView card,
            DeliveryStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            Instant at) {
        return new DeliveryView(
                card.deliveryId(),
                card.orderId(),
                card.leg(),
                status,
                card.customerId(),
                card.lines(),
                card.rentalPeriod(),
                carrier,
                trackingNumber,
                card.scheduledAt(),
                at);
    }
}
