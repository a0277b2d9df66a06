package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderRefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The main job: what people come for. */
class JourneyIT {

    private final Contact margaret = Contact.ofMargaret();
    private final Contact haneul = Contact.ofHaneul();
    private final Customer alice = Rental.alice().leaves(margaret);
    private final Customer bob = Rental.bob().leaves(haneul);
    private final DeliveryTeam dana = Rental.dana();

    @Test
    void anOrderGoesOutAndComesBack() {
        var order = alice.places(anOrder().of("hanbok-1001", 2).of("jogakbo_scarf.7", 1));
        alice.sees(order, PREPARING);
        var card = dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        assertThat(card.path("recipient").path("name").asString()).isEqualTo(margaret.name());
        assertThat(card.path("lines").size()).isEqualTo(2);

        dana.ships(order, "CJ Logistics", "CJ-4711");
        var shipped = alice.sees(order, SHIPPED);
        assertThat(shipped.path("delivery").path("trackingNumber").asString()).isEqualTo("CJ-4711");

        dana.delivers(order);
        alice.sees(order, DELIVERED);
        var done = dana.sees(order, Leg.OUTBOUND, DeliveryStatus.COMPLETED);
        assertThat(done.has("recipient"))
                .as("a final delivery has no recipient")
                .isFalse();

        assertThat(alice.givesBack(order)).isEqualTo(RETURN_REQUESTED);
        alice.sees(order, RETURN_REQUESTED);
        dana.sees(order, Leg.RETURN, DeliveryStatus.SCHEDULED);
        dana.collects(order);
        alice.sees(order, RETURNING);
        dana.receivesBack(order);
        alice.sees(order, RETURNED);

        assertThat(alice.timelineOf(order))
                .containsExactly(PLACED, PREPARING, SHIPPED, DELIVERED, RETURN_REQUESTED, RETURNING, RETURNED);
        assertThat(alice.receives(7, order))
                .allSatisfy(mail -> assertThat(mail.to()).isEqualTo(margaret.email()))
                .extracting(Mail::subject)
                .containsExactly(
                        "We have your order",
                        "Your order is being prepared",
                        "Your order is on its way",
                        "Your order has arrived",
                        "We have your return",
                        "Your return is on its way",
                        "Your return has arrived");
    }

    @Test
    void beforeShippingAnOrderIsCancelledWithItsDelivery() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        alice.sees(order, PREPARING);

        assertThat(alice.cancels(order)).isEqualTo(CANCELLATION_REQUESTED);

        var cancelled = alice.sees(order, CANCELLED);
        assertThat(cancelled.path("delivery").path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("cancellation").path("outcome").asString()).isEqualTo("CONFIRMED");
        assertThat(alice.cancels(order)).as("asked again, it is done already").isEqualTo(CANCELLED);
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.CANCELLED);
        alice.isRefused(OrderRefusalCode.ORDER_CANCELLED, () -> alice.givesBack(order));
        assertThat(subjectsOf(alice.receives(4, order)))
                .containsExactly(
                        "We have your order",
                        "Your order is being prepared",
                        "We have your cancellation",
                        "Your order is cancelled");
    }

    @Test
    void afterShippingAnOrderCanNotBeCancelled() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order);
        alice.sees(order, SHIPPED);

        var refusal = alice.isRefused(OrderRefusalCode.ORDER_ALREADY_SHIPPED, () -> alice.cancels(order));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(alice.timelineOf(order)).containsExactly(PLACED, PREPARING, SHIPPED);
    }

    @Test
    void whoIsFirstIsDecidedByTheDelivery() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order);
        // shipped just now: whether the order has heard of it yet or not, the cancellation comes too late
        var attempt = alice.asks("POST", "/api/orders/" + order.id() + "/cancellation", Map.of("reason", "TOO_SLOW"));
        assertThat(attempt.status()).isIn(202, 409);

        dana.delivers(order);

        alice.sees(order, DELIVERED);
        assertThat(alice.timelineOf(order)).doesNotContain(CANCELLED).endsWith(DELIVERED);
    }

    @Test
    void ofManyCancellationsAndShipmentsAtTheSameMomentEachEndsOneWay() throws Exception {
        var orders = new ArrayList<PlacedOrder>();
        for (int number = 0; number < 20; number++) {
            orders.add(alice.places(anOrder().of("hanbok-" + number, 1)));
        }
        orders.forEach(order -> dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED));

        try (var everybody = Executors.newFixedThreadPool(8)) {
            for (var order : orders) {
                var cancellation = Map.of("reason", "TOO_SLOW");
                var shipment = Map.of("carrier", "Hanjin", "trackingNumber", "H-1");
                everybody.execute(
                        () -> alice.asks("POST", "/api/orders/" + order.id() + "/cancellation", cancellation));
                everybody.execute(() -> dana.asks(
                        "POST", "/api/deliveries/" + Leg.OUTBOUND.deliveryIdOf(order.id()) + "/shipment", shipment));
            }
        }

        for (var order : orders) {
            var ended = await("the cancellation or the shipment of " + order.id())
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> alice.looksAt(order),
                            view -> List.of("CANCELLED", "SHIPPED")
                                    .contains(view.path("status").asString()));
            assertThat(ended.path("delivery").path("status").asString())
                    .isEqualTo(ended.path("status").asString());
        }
    }

    @Test
    void mailsAreInTheCustomersLanguage() {
        var order = bob.places(anOrder().of("durumagi-3", 1));
        bob.sees(order, PREPARING);

        var mails = bob.receives(2, order);

        assertThat(subjectsOf(mails)).containsExactly("주문이 접수되었습니다", "상품을 준비하고 있습니다");
        assertThat(mails.getFirst().text()).contains(haneul.name()).contains(order.id());
    }

    private static List<String> subjectsOf(List<Mail> mails) {
        return mails.stream().map(Mail::subject).toList();
    }
}
