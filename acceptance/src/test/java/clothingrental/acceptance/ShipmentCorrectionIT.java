package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.acceptance.people.Support;
import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The delivery team corrects a carrier or tracking number, and everybody hears of it. */
class ShipmentCorrectionIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final Customer bob = Rental.bob().leaves(Contact.ofHaneul());
    private final DeliveryTeam dana = Rental.dana();
    private final Support sam = Rental.sam();
    private final Auditor avery = Rental.avery();

    @Test
    void aWrongTrackingNumberIsCorrectedForEverybody() {
        var order = shippedBy("Hanjn", "H-1");

        dana.corrects(order, Leg.OUTBOUND, "Hanjin", "H-12");

        assertThat(alice.receives(4, order).getLast())
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("How your order is on its way: a correction"))
                .satisfies(mail -> assertThat(mail.text()).contains("Hanjin", "H-12"));
        comesToTell(() -> dana.looksAt(order, Leg.OUTBOUND));
        comesToTell(() -> alice.looksAt(order).path("delivery"));
        comesToTell(() -> sam.looksAt(order).path("delivery"));
        assertThat(alice.timelineOf(order)).containsExactly(PLACED, PREPARING, SHIPPED);
        assertThat(avery.typesOf(order)).endsWith("ShipmentCorrected", "ShipmentDetailsCorrected");
    }

    @Test
    void theSameCorrectionAgainIsNone() {
        var order = shippedBy("Hanjn", "H-1");

        dana.corrects(order, Leg.OUTBOUND, "Hanjin", "H-12");
        dana.corrects(order, Leg.OUTBOUND, "Hanjin", "H-12");
        dana.ships(order, "Hanjn", "H-1");
        dana.ships(order, "Hanjin", "H-12");
        dana.isRefused(DeliveryRefusalCode.DELIVERY_ALREADY_SHIPPED, () -> dana.ships(order, "Hanjin", "H-1"));
        dana.delivers(order);

        alice.sees(order, DELIVERED);
        assertThat(subjectsOf(alice.receives(5, order)))
                .containsExactly(
                        "We have your order",
                        "Your order is being prepared",
                        "Your order is on its way",
                        "How your order is on its way: a correction",
                        "Your order has arrived");
        comesToTell(() -> alice.looksAt(order).path("delivery"));
    }

    @Test
    void theWayBackIsCorrectedInItsOwnWordsAndInTheCustomersLanguage() {
        var order = bob.places(anOrder().of("durumagi-3", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order);
        dana.delivers(order);
        bob.sees(order, DELIVERED);
        bob.givesBack(order);
        dana.sees(order, Leg.RETURN, DeliveryStatus.SCHEDULED);
        dana.collects(order);
        bob.sees(order, RETURNING);

        dana.corrects(order, Leg.RETURN, "한진택배", "H-12");

        var mail = bob.receives(7, order).getLast();
        assertThat(mail.subject()).isEqualTo("반납 배송 정보가 정정되었습니다");
        assertThat(mail.text()).contains("한진택배", "H-12");
    }

    @Test
    void onlyWhatIsUnderWayIsCorrected() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.isRefused(DeliveryRefusalCode.DELIVERY_NOT_SHIPPED, () -> corrects(order));

        dana.ships(order);
        dana.delivers(order);

        dana.isRefused(DeliveryRefusalCode.DELIVERY_ALREADY_COMPLETED, () -> corrects(order));
    }

    @Test
    void aCancelledDeliveryIsNotCorrected() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.cancels(order);
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.CANCELLED);

        dana.isRefused(DeliveryRefusalCode.DELIVERY_CANCELLED, () -> corrects(order));
    }

    @Test
    void whatCanBeNoShipmentIsNoCorrection() {
        var order = shippedBy("Hanjin", "H-1");

        var answer = dana.asks(
                "PUT",
                "/api/deliveries/" + Leg.OUTBOUND.deliveryIdOf(order.id()) + "/shipment",
                Map.of("carrier", "<b>", "trackingNumber", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("carrier", "trackingNumber");
    }

    private PlacedOrder shippedBy(String carrier, String trackingNumber) {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order, carrier, trackingNumber);
        alice.sees(order, SHIPPED);
        return order;
    }

    private void corrects(PlacedOrder order) {
        dana.corrects(order, Leg.OUTBOUND, "Hanjin", "H-12");
    }

    /** Views follow a moment later. */
    private static void comesToTell(Callable<JsonNode> shipment) {
        var told = await("the right facts")
                .atMost(Duration.ofSeconds(60))
                .until(
                        shipment,
                        view -> view.path("trackingNumber").asString("").equals("H-12"));
        assertThat(told.path("carrier").asString()).isEqualTo("Hanjin");
    }

    private static List<String> subjectsOf(List<Mail> mails) {
        return mails.stream().map(Mail::subject).toList();
    }
}
