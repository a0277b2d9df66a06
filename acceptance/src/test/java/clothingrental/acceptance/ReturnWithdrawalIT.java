package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
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
import clothingrental.acceptance.people.Auditor;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderRefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A customer takes back a return that was asked for by mistake, while it is not collected. */
class ReturnWithdrawalIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();
    private final Auditor avery = Rental.avery();

    @Test
    void aReturnIsTakenBackAndAnotherOneIsAskedForLater() {
        var order = returning();

        assertThat(alice.takesBackReturn(order)).isEqualTo(RETURN_REQUESTED);

        var again = alice.sees(order, DELIVERED);
        assertThat(again.path("returnDelivery").path("status").asString()).isEqualTo("CANCELLED");
        assertThat(alice.takesBackReturn(order))
                .as("asked again, it is done already")
                .isEqualTo(DELIVERED);
        dana.sees(order, Leg.RETURN, DeliveryStatus.CANCELLED);
        dana.isRefused(DeliveryRefusalCode.DELIVERY_CANCELLED, () -> dana.collects(order));

        assertThat(alice.givesBack(order)).isEqualTo(RETURN_REQUESTED);
        dana.seesReturn(order, 2, DeliveryStatus.SCHEDULED);
        dana.bringsBack(order, 2);

        var returned = alice.sees(order, RETURNED);
        assertThat(returned.path("returnDelivery").path("trackingNumber").asString())
                .isEqualTo("HJ-2");
        assertThat(alice.timelineOf(order))
                .containsExactly(
                        PLACED,
                        PREPARING,
                        SHIPPED,
                        DELIVERED,
                        RETURN_REQUESTED,
                        DELIVERED,
                        RETURN_REQUESTED,
                        RETURNING,
                        RETURNED);
        assertThat(alice.receives(9, order).stream().map(Mail::subject).toList())
                .endsWith(
                        "Your order has arrived",
                        "We have your return",
                        "Your return is taken back",
                        "We have your return",
                        "Your return is on its way",
                        "Your return has arrived");
        assertThat(avery.typesOf(order))
                .containsSubsequence(
                        "ReturnRequested",
                        "ReturnWithdrawalRequested",
                        "DeliveryCancelled",
                        "ReturnWithdrawn",
                        "ReturnRequested",
                        "ReturnCollected",
                        "OrderReturned");
        assertThat(avery.replays(order).at(Instant.now()).path("status").asString())
                .isEqualTo("RETURNED");
    }

    @Test
    void withoutAReturnThereIsNothingToTakeBack() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));

        alice.isRefused(OrderRefusalCode.ORDER_NOT_RETURNING, () -> alice.takesBackReturn(order));
        Rental.bob()
                .isRefused(OrderRefusalCode.ORDER_NOT_FOUND, () -> Rental.bob().takesBackReturn(order));
    }

    @Test
    void onceCollectedAReturnIsNotTakenBack() {
        var order = returning();
        dana.collects(order);
        alice.sees(order, RETURNING);

        var refusal = alice.isRefused(OrderRefusalCode.ORDER_NOT_RETURNING, () -> alice.takesBackReturn(order));

        assertThat(refusal.status()).isEqualTo(409);
    }

    @Test
    void whoIsFirstIsDecidedByTheDelivery() throws Exception {
        var orders = new ArrayList<PlacedOrder>();
        for (int number = 0; number < 8; number++) {
            orders.add(returning());
        }

        try (var everybody = Executors.newFixedThreadPool(8)) {
            for (var order : orders) {
                var collection = "/api/deliveries/" + Leg.RETURN.deliveryIdOf(order.id()) + "/shipment";
                everybody.execute(() -> alice.asks("DELETE", order.path() + "/return"));
                everybody.execute(
                        () -> dana.asks("POST", collection, Map.of("carrier", "Hanjin", "trackingNumber", "HJ-1")));
            }
        }

        for (var order : orders) {
            var ended = await("the collection or the end of the return of " + order.id())
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> alice.looksAt(order),
                            view -> List.of("CANCELLED", "SHIPPED")
                                            .contains(view.path("returnDelivery")
                                                    .path("status")
                                                    .asString(""))
                                    && !view.path("status").asString().equals("RETURN_REQUESTED"));
            assertThat(ended.path("status").asString())
                    .isEqualTo(
                            ended.path("returnDelivery")
                                            .path("status")
                                            .asString()
                                            .equals("CANCELLED")
                                    ? "DELIVERED"
                                    : "RETURNING");
        }
    }

    private PlacedOrder returning() {
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(order);
        dana.delivers(order);
        alice.sees(order, DELIVERED);
        alice.givesBack(order);
        dana.sees(order, Leg.RETURN, DeliveryStatus.SCHEDULED);
        return order;
    }
}
