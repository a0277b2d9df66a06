package clothingrental.delivery.model;

import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_ALREADY_COMPLETED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_ALREADY_SHIPPED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_CANCELLED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_FOUND;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_SHIPPED;
import static clothingrental.api.delivery.DeliveryStatus.CANCELLED;
import static clothingrental.api.delivery.DeliveryStatus.COMPLETED;
import static clothingrental.api.delivery.DeliveryStatus.SCHEDULED;
import static clothingrental.api.delivery.DeliveryStatus.SHIPPED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clothingrental.api.delivery.DeliveryCommand.CancelDelivery;
import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.CorrectShipment;
import clothingrental.api.delivery.DeliveryCommand.ScheduleDelivery;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One leg of an order's way. It alone decides which was first, the shipment or the cancellation. A cancellation may
 * even come before the delivery is known: it leaves a cancelled delivery behind, which is never scheduled.
 */
@Aggregate(cache = "deliveryCache")
class Delivery {

    @AggregateIdentifier
    private String deliveryId;

    private String orderId;
    private Leg leg;
    private @Nullable DeliveryStatus status;
    private @Nullable Shipment reported;
    private @Nullable Shipment shipment;
    private int corrections;
    private final Set<String> answeredCancellations = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Axon's: every field is set by the first event
    Delivery() {}

    /** The facts of a shipment, by which a repeated report is told from another one. */
    private record Shipment(String carrier, String trackingNumber) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void schedule(ScheduleDelivery command) {
        if (status == null) {
            apply(new DeliveryScheduled(
                    command.deliveryId(),
                    command.orderId(),
                    command.leg(),
                    command.customerId(),
                    command.lines(),
                    command.rentalPeriod()));
        }
    }

    @CommandHandler
    void ship(ShipDelivery command) {
        requireKnown();
        requirePossible(command.carrier(), command.trackingNumber());
        requireNotCancelled();
        var facts = new Shipment(command.carrier(), command.trackingNumber());
        if (status == SCHEDULED) {
            apply(new DeliveryShipped(deliveryId, orderId, leg, facts.carrier(), facts.trackingNumber()));
        } else if (!facts.equals(reported) && !facts.equals(shipment)) {
            throw new DeliveryRefused(DELIVERY_ALREADY_SHIPPED);
        }
    }

    @CommandHandler
    void correct(CorrectShipment command) {
        requireKnown();
        requirePossible(command.carrier(), command.trackingNumber());
        requireNotCancelled();
        if (status == SCHEDULED) {
            throw new DeliveryRefused(DELIVERY_NOT_SHIPPED);
        }
        var facts = new Shipment(command.carrier(), command.trackingNumber());
        if (facts.equals(shipment)) {
            return;
        }
        if (status == COMPLETED) {
            throw new DeliveryRefused(DELIVERY_ALREADY_COMPLETED);
        }
        apply(new ShipmentCorrected(
                deliveryId, orderId, leg, corrections + 1, facts.carrier(), facts.trackingNumber()));
    }

    @CommandHandler
    void complete(CompleteDelivery command) {
        requireKnown();
        requireNotCancelled();
        if (status == SCHEDULED) {
            throw new DeliveryRefused(DELIVERY_NOT_SHIPPED);
        }
        if (status == SHIPPED) {
            apply(new DeliveryCompleted(deliveryId, orderId, leg));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void cancel(CancelDelivery command) {
        if (answeredCancellations.contains(command.cancellationId())) {
            return;
        }
        if (status == SHIPPED || status == COMPLETED) {
            var facts = Objects.requireNonNull(shipment);
            apply(new DeliveryCancellationRefused(
                    deliveryId,
                    orderId,
                    leg,
                    command.cancellationId(),
                    status,
                    facts.carrier(),
                    facts.trackingNumber()));
        } else {
            apply(new DeliveryCancelled(
                    command.deliveryId(), command.orderId(), command.leg(), command.cancellationId()));
        }
    }

    private void requireKnown() {
        if (status == null) {
            throw new DeliveryRefused(DELIVERY_NOT_FOUND);
        }
    }

    private static void requirePossible(String carrier, String trackingNumber) {
        var broken = ShipmentFormat.brokenBy(carrier, trackingNumber);
        if (!broken.isEmpty()) {
            throw new DeliveryRefused(broken);
        }
    }

    private void requireNotCancelled() {
        if (status == CANCELLED) {
            throw new DeliveryRefused(DELIVERY_CANCELLED);
        }
    }

    @EventSourcingHandler
    void on(DeliveryScheduled event) {
        become(event.deliveryId(), event.orderId(), event.leg());
        status = SCHEDULED;
    }

    @EventSourcingHandler
    void on(DeliveryShipped event) {
        status = SHIPPED;
        reported = new Shipment(event.carrier(), event.trackingNumber());
        shipment = reported;
    }

    @EventSourcingHandler
    void on(ShipmentCorrected event) {
        shipment = new Shipment(event.carrier(), event.trackingNumber());
        corrections = event.correction();
    }

    @EventSourcingHandler
    void on(DeliveryCompleted event) {
        status = COMPLETED;
    }

    @EventSourcingHandler
    void on(DeliveryCancelled event) {
        become(event.deliveryId(), event.orderId(), event.leg());
        status = CANCELLED;
        answeredCancellations.add(event.cancellationId());
    }

    @EventSourcingHandler
    void on(DeliveryCancellationRefused event) {
        answeredCancellations.add(event.cancellationId());
    }

    /** An order's id was taken for a delivery's. Axon wants the identity all the same; that it is none, the rules say. */
    @EventSourcingHandler
    void on(OrderEvent anOrders) {
        deliveryId = anOrders.orderId();
    }

    private void become(String deliveryId, String orderId, Leg leg) {
        this.deliveryId = deliveryId;
        this.orderId = orderId;
        this.leg = leg;
    }
}
