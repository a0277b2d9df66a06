package clothingrental.platform.serialization;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
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
import clothingrental.api.delivery.DeliveryQuery.DeliveryAnswer;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveriesAfter;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.delivery.Leg;
import clothingrental.api.demand.DemandQuery.DemandAnswer;
import clothingrental.api.demand.DemandQuery.FindDemand;
import clothingrental.api.demand.DemandQuery.ProductDay;
import clothingrental.api.demand.DemandQuery.ProductDemand;
import clothingrental.api.mail.MailQuery.FindOrderMails;
import clothingrental.api.mail.MailQuery.OrderMails;
import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderCommand.ConfirmReturnWithdrawal;
import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderCommand.RecordCollection;
import clothingrental.api.order.OrderCommand.RecordDelivery;
import clothingrental.api.order.OrderCommand.RecordPreparation;
import clothingrental.api.order.OrderCommand.RecordReturn;
import clothingrental.api.order.OrderCommand.RecordShipment;
import clothingrental.api.order.OrderCommand.RecordShipmentCorrection;
import clothingrental.api.order.OrderCommand.RejectCancellation;
import clothingrental.api.order.OrderCommand.RejectReturnWithdrawal;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
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
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.FindCustomerOrders;
import clothingrental.api.order.OrderQuery.FindOrder;
import clothingrental.api.order.OrderQuery.FindOrders;
import clothingrental.api.order.OrderQuery.FindPendingCancellations;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderQuery.Sorting;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.OrderView.CancellationOutcome;
import clothingrental.api.order.OrderView.CancellationPart;
import clothingrental.api.order.OrderView.DeliveryPart;
import clothingrental.api.order.OrderView.TimelineEntry;
import clothingrental.api.order.RentalPeriod;
import clothingrental.api.refusal.Hindrance;
import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.api.refusal.RefusalCode;
import clothingrental.platform.messaging.metadata.MetaDataKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;

/**
 * One of each record that is stored or travels, as the golden files hold them. What stands here stands there: other
 * values would need other files.
 */
final class LanguageMother {

    static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";

    private static final String ALICE = "alice";
    private static final String OUTBOUND_DELIVERY = "366ed162-a861-39d5-aeec-44af2a320e6a";
    private static final String RETURN_DELIVERY = "b73a769e-cba4-31d4-b3c9-a42b5a5cc7fd";
    private static final String CANCELLATION = "c2b1f3d4-0a37-4a55-9a0e-2f4c8a9b7d10";
    private static final String WITHDRAWAL = "5d1f7c0e-3f5b-4f0a-8a51-0d5a7c1e9b42";
    private static final String REQUEST_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String CARRIER = "서울 Express & Sons";
    private static final String TRACKING = "SE-2026-0001";
    private static final OrderLine LINE = new OrderLine("hanbok-1001", 2);
    private static final List<OrderLine> LINES = List.of(LINE, new OrderLine("norigae.7", 1));
    private static final RentalPeriod PERIOD = new RentalPeriod(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 3, 18));
    private static final Instant PLACED_AT = Instant.parse("2026-03-10T03:00:00.123Z");
    private static final Instant DECIDED_AT = Instant.parse("2026-03-10T04:30:00Z");
    private static final Address ADDRESS = new Address("17 Larkspur Crescent", "Flat 2", "Wexcombe", "ZQ7 4XY", "GB");
    private static final CustomerContact CONTACT = new CustomerContact(
            "Margaret Quimby", "m.quimby@letterbox.example", "+44 20 7946 0018", ADDRESS, Locale.en);
    private static final DeliveryPart DELIVERY_PART =
            new DeliveryPart(OUTBOUND_DELIVERY, DeliveryStatus.SHIPPED, CARRIER, TRACKING);
    private static final CancellationPart CANCELLATION_PART =
            new CancellationPart(CancellationReason.WRONG_SIZE, PLACED_AT, CancellationOutcome.REJECTED, DECIDED_AT);
    private static final TimelineEntry TIMELINE_ENTRY = new TimelineEntry(OrderStatus.PLACED, PLACED_AT);
    private static final Violation VIOLATION = new Violation("lines[0].quantity", "must be at most 10");
    private static final OrderView ORDER_VIEW = new OrderView(
            ORDER,
            ALICE,
            OrderStatus.SHIPPED,
            LINES,
            PERIOD,
            PLACED_AT,
            DECIDED_AT,
            DELIVERY_PART,
            new DeliveryPart(RETURN_DELIVERY, DeliveryStatus.SCHEDULED, null, null),
            CANCELLATION_PART,
            List.of(TIMELINE_ENTRY, new TimelineEntry(OrderStatus.SHIPPED, DECIDED_AT)),
            7L);
    private static final DeliveryView DELIVERY_VIEW = new DeliveryView(
            OUTBOUND_DELIVERY,
            ORDER,
            Leg.OUTBOUND,
            DeliveryStatus.SHIPPED,
            ALICE,
            LINES,
            PERIOD,
            CARRIER,
            TRACKING,
            PLACED_AT,
            DECIDED_AT);

    private static final MailView MAIL_VIEW = new MailView(
            "7c0b9a0e-6f6b-4f5d-9f8e-0a1b2c3d4e5f",
            "OrderShipped",
            MailState.REFUSED,
            PLACED_AT,
            DECIDED_AT,
            2,
            "550 5.1.1 RCPT");

    private static final ProductDay PRODUCT_DAY = new ProductDay(PERIOD.from(), "hanbok-1001");
    private static final ProductDemand PRODUCT_DEMAND = new ProductDemand(PERIOD.from(), "hanbok-1001", 7_000_000_000L);

    private LanguageMother() {}

    static Stream<Record> oneOfEach() {
        return Stream.of(orderCommands(), orderEvents(), deliveryCommands(), deliveryEvents(), questions(), parts())
                .flatMap(records -> records);
    }

    /** What every message carries. */
    static MetaData metadata() {
        return MetaData.from(Map.of(
                MetaDataKeys.USER_ID, ALICE,
                MetaDataKeys.ROLES, "customer,support",
                MetaDataKeys.CORRELATION_ID, "0d6f6ad5-8a0f-4a92-b6ad-6f1ae52a7d4f",
                MetaDataKeys.CAUSATION_ID, "1b5a3c77-5f1e-4c19-8f0b-7f1d2c3b4a59",
                MetaDataKeys.TRACE_ID, "0af7651916cd43dd8448eb211c80319c"));
    }

    private static Stream<Record> orderCommands() {
        return Stream.of(
                new PlaceOrder(ORDER, ALICE, LINES, PERIOD, REQUEST_HASH, true),
                new RequestCancellation(ORDER, ALICE, CANCELLATION, CancellationReason.WRONG_SIZE),
                new ConfirmCancellation(ORDER, CANCELLATION),
                new RejectCancellation(ORDER, CANCELLATION, DeliveryStatus.SHIPPED, CARRIER, TRACKING),
                new RecordPreparation(ORDER, OUTBOUND_DELIVERY),
                new RecordShipment(ORDER, OUTBOUND_DELIVERY, CARRIER, TRACKING),
                new RecordShipmentCorrection(ORDER, RETURN_DELIVERY, Leg.RETURN, 2, CARRIER, TRACKING),
                new RecordDelivery(ORDER, OUTBOUND_DELIVERY),
                new RequestReturn(ORDER, ALICE),
                new RequestReturnWithdrawal(ORDER, ALICE, WITHDRAWAL),
                new ConfirmReturnWithdrawal(ORDER, WITHDRAWAL),
                new RejectReturnWithdrawal(ORDER, WITHDRAWAL, DeliveryStatus.SHIPPED, CARRIER, TRACKING),
                new RecordCollection(ORDER, RETURN_DELIVERY, CARRIER, TRACKING),
                new RecordReturn(ORDER, RETURN_DELIVERY));
    }

    private static Stream<Record> orderEvents() {
        return Stream.of(
                new OrderPlaced(ORDER, ALICE, LINES, PERIOD, REQUEST_HASH),
                new CancellationRequested(ORDER, ALICE, CANCELLATION, CancellationReason.WRONG_SIZE),
                new OrderCancelled(ORDER, ALICE, CANCELLATION),
                new CancellationRejected(ORDER, ALICE, CANCELLATION, OUTBOUND_DELIVERY, OrderStatus.DELIVERED),
                new PreparationStarted(ORDER, ALICE, OUTBOUND_DELIVERY, OrderStatus.PREPARING),
                new OrderShipped(
                        ORDER, ALICE, OUTBOUND_DELIVERY, CARRIER, TRACKING, OrderStatus.CANCELLATION_REQUESTED),
                new ShipmentDetailsCorrected(
                        ORDER, ALICE, RETURN_DELIVERY, Leg.RETURN, 2, CARRIER, TRACKING, OrderStatus.RETURNING),
                new OrderDelivered(ORDER, ALICE, OUTBOUND_DELIVERY, OrderStatus.DELIVERED),
                new ReturnRequested(ORDER, ALICE, RETURN_DELIVERY, LINES, PERIOD, OrderStatus.RETURN_REQUESTED),
                new ReturnWithdrawalRequested(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, OrderStatus.RETURN_REQUESTED),
                new ReturnWithdrawn(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, OrderStatus.DELIVERED),
                new ReturnWithdrawalRejected(ORDER, ALICE, WITHDRAWAL, RETURN_DELIVERY, OrderStatus.RETURNING),
                new ReturnCollected(ORDER, ALICE, RETURN_DELIVERY, CARRIER, TRACKING, OrderStatus.RETURNING),
                new OrderReturned(ORDER, ALICE, RETURN_DELIVERY, OrderStatus.RETURNED));
    }

    private static Stream<Record> deliveryCommands() {
        return Stream.of(
                new ScheduleDelivery(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, ALICE, LINES, PERIOD),
                new ShipDelivery(OUTBOUND_DELIVERY, CARRIER, TRACKING),
                new CorrectShipment(OUTBOUND_DELIVERY, CARRIER, TRACKING),
                new CompleteDelivery(OUTBOUND_DELIVERY),
                new CancelDelivery(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, CANCELLATION));
    }

    private static Stream<Record> deliveryEvents() {
        return Stream.of(
                new DeliveryScheduled(RETURN_DELIVERY, ORDER, Leg.RETURN, ALICE, LINES, PERIOD),
                new DeliveryShipped(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, CARRIER, TRACKING),
                new ShipmentCorrected(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, 2, CARRIER, TRACKING),
                new DeliveryCompleted(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND),
                new DeliveryCancelled(OUTBOUND_DELIVERY, ORDER, Leg.OUTBOUND, CANCELLATION),
                new DeliveryCancellationRefused(
                        OUTBOUND_DELIVERY,
                        ORDER,
                        Leg.OUTBOUND,
                        CANCELLATION,
                        DeliveryStatus.COMPLETED,
                        CARRIER,
                        TRACKING));
    }

    private static Stream<Record> questions() {
        return Stream.of(
                new FindCustomerOrder(ORDER, ALICE),
                new FindCustomerOrders(ALICE, OrderStatus.PLACED, 3, 20),
                new FindOrder(ORDER),
                new FindOrders(
                        OrderStatus.SHIPPED,
                        ALICE,
                        "hanbok-1001",
                        Instant.parse("2026-11-01T00:00:00.001Z"),
                        Instant.parse("2026-12-01T00:00:00.002Z"),
                        Sorting.OLDEST_FIRST,
                        3,
                        20),
                new FindPendingCancellations(Instant.parse("2026-11-22T10:15:30.123Z"), 3, 20),
                new OrderAnswer(ORDER_VIEW),
                new OrderPage(List.of(ORDER_VIEW), 3, 20, 7_000_000_000L, 7_000_000_000L),
                new FindDelivery(OUTBOUND_DELIVERY),
                new FindDeliveries(DeliveryStatus.SCHEDULED, Leg.RETURN, 3, 20),
                new FindDeliveriesAfter(DeliveryStatus.SCHEDULED, Leg.RETURN, PLACED_AT, RETURN_DELIVERY, 20),
                new DeliveryAnswer(DELIVERY_VIEW),
                new DeliveryPage(List.of(DELIVERY_VIEW), 3, 20, 7_000_000_000L, 7_000_000_000L),
                new FindDemand(PERIOD.from(), PERIOD.to(), PRODUCT_DAY, 20),
                new DemandAnswer(List.of(PRODUCT_DEMAND)),
                new FindCustomerContact(ALICE),
                new ContactAnswer(CONTACT),
                new FindOrderMails(ORDER),
                new OrderMails(List.of(MAIL_VIEW)));
    }

    private static Stream<Record> parts() {
        return Stream.of(
                LINE,
                PERIOD,
                ORDER_VIEW,
                DELIVERY_PART,
                CANCELLATION_PART,
                TIMELINE_ENTRY,
                DELIVERY_VIEW,
                CONTACT,
                ADDRESS,
                MAIL_VIEW,
                PRODUCT_DAY,
                PRODUCT_DEMAND,
                new Refusal(
                        "VALIDATION_FAILED",
                        RefusalCode.Kind.INVALID,
                        "The request breaks a rule.",
                        List.of(VIOLATION)),
                VIOLATION,
                new Hindrance(true));
    }
}
