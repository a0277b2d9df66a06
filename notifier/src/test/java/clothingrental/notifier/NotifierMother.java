package clothingrental.notifier;

import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.PreparationStarted;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import clothingrental.notifier.outbox.OutboxMail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** An order of alice's, what happens to it, and how to reach her. Her name and address share nothing with her id. */
public final class NotifierMother {

    public static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    public static final String ALICE = "alice";
    public static final String NAME = "Minji O'Neill {0}";
    public static final String EMAIL = "minji.oneill@mailbox.example";
    public static final String CARRIER = "Seoul Express";
    public static final String TRACKING = "SE-2026-0001";
    public static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 2));
    public static final RentalPeriod PERIOD =
            new RentalPeriod(LocalDate.parse("2026-03-12"), LocalDate.parse("2026-03-18"));

    private NotifierMother() {}

    /** A mail about an order of alice's; the event's id is made of order and sequence. */
    public static OutboxMail mailOf(String orderId, long sequence, Instant happenedAt) {
        return new OutboxMail(
                orderId + "/" + sequence,
                orderId,
                sequence,
                ALICE,
                "OrderShipped",
                CARRIER,
                TRACKING,
                "request-1",
                happenedAt);
    }

    public static CustomerContact contactIn(CustomerContact.Locale language) {
        return new CustomerContact(
                NAME, EMAIL, "+82-10-5555-0199", new Address("77 Hanok-ro", null, "Jeonju", "55041", "KR"), language);
    }

    /** The words as the service has them. */
    public static MessageSource words() {
        return new NotifierConfiguration().letterWords();
    }

    public static OrderPlaced placed() {
        return new OrderPlaced(ORDER, ALICE, LINES, PERIOD, "a1b2c3");
    }

    public static OrderShipped shipped() {
        return new OrderShipped(ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), CARRIER, TRACKING, SHIPPED);
    }

    public static ReturnCollected returnCollected() {
        return new ReturnCollected(ORDER, ALICE, Leg.RETURN.deliveryIdOf(ORDER), CARRIER, TRACKING, RETURNING);
    }

    /** One event of every kind, each changing the visible status. */
    public static Stream<OrderEvent> everyVisibleChange() {
        return Stream.of(
                placed(),
                new PreparationStarted(ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), PREPARING),
                shipped(),
                new OrderDelivered(ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), DELIVERED),
                new CancellationRequested(ORDER, ALICE, "cancellation-1", CancellationReason.TOO_SLOW),
                new OrderCancelled(ORDER, ALICE, "cancellation-1"),
                new CancellationRejected(ORDER, ALICE, "cancellation-1", Leg.OUTBOUND.deliveryIdOf(ORDER), SHIPPED),
                new ReturnRequested(ORDER, ALICE, LINES, PERIOD, RETURN_REQUESTED),
                returnCollected(),
                new OrderReturned(ORDER, ALICE, Leg.RETURN.deliveryIdOf(ORDER), RETURNED));
    }

    /** The order goes on while a cancellation is pending, so its customer sees no change. */
    public static Stream<OrderEvent> progressBehindAPendingCancellation() {
        return Stream.of(
                new PreparationStarted(ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), CANCELLATION_REQUESTED),
                new OrderShipped(
                        ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), CARRIER, TRACKING, CANCELLATION_REQUESTED),
                new OrderDelivered(ORDER, ALICE, Leg.OUTBOUND.deliveryIdOf(ORDER), CANCELLATION_REQUESTED));
    }
}
