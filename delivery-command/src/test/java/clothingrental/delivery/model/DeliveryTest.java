package clothingrental.delivery.model;

import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_ALREADY_SHIPPED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_CANCELLED;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_FOUND;
import static clothingrental.api.delivery.DeliveryRefusalCode.DELIVERY_NOT_SHIPPED;
import static clothingrental.api.delivery.DeliveryRefusalCode.VALIDATION_FAILED;
import static clothingrental.api.delivery.DeliveryStatus.CANCELLED;
import static clothingrental.api.delivery.DeliveryStatus.COMPLETED;
import static clothingrental.api.delivery.DeliveryStatus.SCHEDULED;
import static clothingrental.api.delivery.DeliveryStatus.SHIPPED;
import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.delivery.DeliveryMother.CARRIER;
import static clothingrental.delivery.DeliveryMother.ORDER;
import static clothingrental.delivery.DeliveryMother.TRACKING;
import static clothingrental.delivery.DeliveryMother.completeDelivery;
import static clothingrental.delivery.DeliveryMother.deliveryCompleted;
import static clothingrental.delivery.DeliveryMother.deliveryScheduled;
import static clothingrental.delivery.DeliveryMother.deliveryShipped;
import static clothingrental.delivery.DeliveryMother.deliveryThatIs;
import static clothingrental.delivery.DeliveryMother.orderPlaced;
import static clothingrental.delivery.DeliveryMother.scheduleDelivery;
import static clothingrental.delivery.DeliveryMother.shipDelivery;
import static clothingrental.testing.Refusals.refusal;

import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A delivery's way from the board to its end. Who may cancel it is told in {@link DeliveryCancellationTest}. */
class DeliveryTest {

    private static final String DELIVERY = OUTBOUND.deliveryIdOf(ORDER);

    private final AggregateTestFixture<Delivery> delivery = new AggregateTestFixture<>(Delivery.class);

    // ---- scheduling

    @ParameterizedTest
    @EnumSource
    void aNewDeliveryComesToTheBoard(Leg leg) {
        delivery.givenNoPriorActivity()
                .when(scheduleDelivery(leg))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryScheduled(leg));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownIsNotScheduledAgainWhereverItStands(DeliveryStatus status) {
        delivery.given(deliveryThatIs(status))
                .when(scheduleDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    // ---- shipping

    @ParameterizedTest
    @EnumSource
    void aScheduledDeliveryIsShipped(Leg leg) {
        delivery.given(deliveryThatIs(SCHEDULED, leg))
                .when(shipDelivery(leg))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryShipped(leg));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "COMPLETED"})
    void theSameShipmentReportedAgainRecordsNothing(DeliveryStatus status) {
        delivery.given(deliveryThatIs(status))
                .when(shipDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({
        "SHIPPED, Other Carrier, SE-2026-0001",
        "SHIPPED, Seoul Express, SE-2026-0009",
        "SHIPPED, seoul express, SE-2026-0001",
        "COMPLETED, Other Carrier, SE-2026-0001",
        "COMPLETED, Seoul Express, SE-2026-0009"
    })
    void aShipmentReportedAgainWithOtherFactsIsRefused(DeliveryStatus status, String carrier, String tracking) {
        delivery.given(deliveryThatIs(status))
                .when(new ShipDelivery(DELIVERY, carrier, tracking))
                .expectException(refusal(DELIVERY_ALREADY_SHIPPED))
                .expectNoEvents();
    }

    @Test
    void aCancelledDeliveryIsNotShipped() {
        delivery.given(deliveryThatIs(CANCELLED))
                .when(shipDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
    }

    @Test
    void whatWasNeverOnTheBoardIsNotShipped() {
        delivery.givenNoPriorActivity()
                .when(shipDelivery(OUTBOUND))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void anOrdersIdIsNoDeliveryToShip() {
        delivery.given(orderPlaced())
                .when(new ShipDelivery(ORDER, CARRIER, TRACKING))
                .expectException(refusal(DELIVERY_NOT_FOUND))
                .expectNoEvents();
    }

    // ---- the facts of a shipment

    @ParameterizedTest
    @MethodSource("possibleCarriers")
    void aCarrierIsAName(String carrier) {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(new ShipDelivery(DELIVERY, carrier, TRACKING))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new DeliveryShipped(DELIVERY, ORDER, OUTBOUND, carrier, TRACKING));
    }

    static List<String> possibleCarriers() {
        return List.of(
                "X",
                "7",
                "한진택배",
                "한진택배(주)",
                "(주)한진",
                "㈜한진",
                "CJ대한통운",
                "Müller & Söhne Co.",
                "O'Brien’s, Sons + Co.",
                "a_b-c.d",
                "ไปรษณีย์ไทย",
                "भारतीय डाक",
                "क\u094d\u200dष",
                "پست\u200cایران",
                "ヤマト運輸・東京",
                "24/7",
                "x".repeat(64),
                "\ud842\udfb7".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("impossibleCarriers")
    void aCarrierIsNoFreeText(String carrier) {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(new ShipDelivery(DELIVERY, carrier, TRACKING))
                .expectException(refusal(VALIDATION_FAILED, "carrier"))
                .expectNoEvents();
    }

    static List<String> impossibleCarriers() {
        return List.of(
                "",
                " ",
                " CJ",
                "-",
                "a\n",
                "a\tb",
                "<b>",
                "me@example.org",
                "()",
                "a: b",
                "\u3164",
                "\u200b",
                "a\u0085",
                "a\u2028b",
                "\u202eab",
                "a\ud800",
                "\u0301a",
                "x".repeat(65));
    }

    @ParameterizedTest
    @MethodSource("possibleTrackingNumbers")
    void aTrackingNumberIsANumber(String tracking) {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(new ShipDelivery(DELIVERY, CARRIER, tracking))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new DeliveryShipped(DELIVERY, ORDER, OUTBOUND, CARRIER, tracking));
    }

    static List<String> possibleTrackingNumbers() {
        return List.of("1", "Z", "6079 1234-5678", "A/1.2_3", "9".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("impossibleTrackingNumbers")
    void aTrackingNumberIsNoFreeText(String tracking) {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(new ShipDelivery(DELIVERY, CARRIER, tracking))
                .expectException(refusal(VALIDATION_FAILED, "trackingNumber"))
                .expectNoEvents();
    }

    static List<String> impossibleTrackingNumbers() {
        return List.of("", " ", " 1", "/1", "1\n", "1\t2", "번호", "<1>", "me@example.org", "9".repeat(65));
    }

    @Test
    void bothFactsAreToldAtOnce() {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(new ShipDelivery(DELIVERY, "", ""))
                .expectException(refusal(VALIDATION_FAILED, "carrier", "trackingNumber"))
                .expectNoEvents();
    }

    // ---- completing

    @ParameterizedTest
    @EnumSource
    void aShippedDeliveryArrives(Leg leg) {
        delivery.given(deliveryThatIs(SHIPPED, leg))
                .when(completeDelivery(leg))
                .expectSuccessfulHandlerExecution()
                .expectEvents(deliveryCompleted(leg));
    }

    @Test
    void itArrivesOnce() {
        delivery.given(deliveryThatIs(COMPLETED))
                .when(completeDelivery(OUTBOUND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasNotShippedCanNotArrive() {
        delivery.given(deliveryThatIs(SCHEDULED))
                .when(completeDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_NOT_SHIPPED))
                .expectNoEvents();
    }

    @Test
    void aCancelledDeliveryDoesNotArrive() {
        delivery.given(deliveryThatIs(CANCELLED))
                .when(completeDelivery(OUTBOUND))
                .expectException(refusal(DELIVERY_CANCELLED))
                .expectNoEvents();
    }

    @Test
    void whatWasNeverOnTheBoardDoesNotArrive() {
        delivery.givenNoPriorActivity()
                .when(completeDelivery(OUTBOUND))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void anOrdersIdIsNoDeliveryToComplete() {
        delivery.given(orderPlaced())
                .when(new CompleteDelivery(ORDER))
                .expectException(refusal(DELIVERY_NOT_FOUND))
                .expectNoEvents();
    }
}
