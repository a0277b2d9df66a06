package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The delivery team works through its board page by page. */
class BoardIT {

    private static final String TO_BE_SENT = "status=SCHEDULED&leg=OUTBOUND&size=2";

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());
    private final DeliveryTeam dana = Rental.dana();

    /** By their numbers, pages would leave out as many deliveries as were sent since the page before. */
    @Test
    void whoSendsEachPageBeforeTurningItMissesNothingAndSeesNothingTwice() {
        var placed = new ArrayList<PlacedOrder>();
        for (var number = 0; number < 6; number++) {
            placed.add(alice.places(anOrder().of("hanbok-1001", 1)));
        }
        placed.forEach(order -> dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED));
        var seen = new ArrayList<String>();

        var page = dana.opensTheBoard(TO_BE_SENT);
        assertThat(page.path("page").asInt()).isZero();
        while (true) {
            var orders = ordersOf(page);
            seen.addAll(orders);
            placed.stream().filter(order -> orders.contains(order.id())).forEach(order -> {
                dana.ships(order);
                dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SHIPPED);
            });
            var next = dana.goesOnFrom(page, TO_BE_SENT);
            if (next.isEmpty()) {
                break;
            }
            page = next.get();
            assertThat(page.has("page")).as("it has no number").isFalse();
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(idsOf(placed));
        placed.forEach(order -> dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SHIPPED));
    }

    private static List<String> ordersOf(JsonNode page) {
        return StreamSupport.stream(page.path("content").spliterator(), false)
                .map(delivery -> delivery.path("orderId").asString())
                .toList();
    }

    private static List<String> idsOf(List<PlacedOrder> orders) {
        return orders.stream().map(PlacedOrder::id).toList();
    }
}
