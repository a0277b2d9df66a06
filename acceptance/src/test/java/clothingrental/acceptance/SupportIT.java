package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.acceptance.people.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Support finds any order, and sees nobody's address. */
class SupportIT {

    private final Contact margaret = Contact.ofMargaret();
    private final Customer alice = Rental.alice().leaves(margaret);
    private final Customer bob = Rental.bob().leaves(Contact.ofHaneul());
    private final Support sam = Rental.sam();
    private final String product = "product-" + UUID.randomUUID();

    @Test
    void supportSeesAnybodysOrderWithItsDelivery() {
        var order = alice.places(anOrder().of(product, 1));

        var seen = sam.sees(order, PREPARING);

        assertThat(seen).isEqualTo(alice.looksAt(order));
        assertThat(seen.at("/delivery/status").asString()).isEqualTo("SCHEDULED");
        assertThat(seen.toString()).doesNotContain(margaret.name(), margaret.email());
    }

    @Test
    void supportFindsOrdersByCustomerProductStatusAndTime() {
        var hers = alice.places(anOrder().of(product, 1));
        var his = bob.places(anOrder().of(product, 2));
        var cancelled = bob.places(anOrder().of(product, 3));
        sam.sees(cancelled, PREPARING);
        bob.cancels(cancelled);
        sam.sees(cancelled, CANCELLED);
        sam.sees(hers, PREPARING);
        var placedAt = sam.sees(his, PREPARING).path("placedAt").asString();

        assertThat(sam.finds("productId=" + product)).containsExactly(cancelled, his, hers);
        assertThat(sam.finds("sort=placedAt,asc&productId=" + product)).containsExactly(hers, his, cancelled);
        assertThat(sam.finds("customerId=alice&productId=" + product)).containsExactly(hers);
        assertThat(sam.finds("status=CANCELLED&productId=" + product)).containsExactly(cancelled);
        assertThat(sam.finds("placedFrom=" + placedAt + "&productId=" + product))
                .containsExactly(cancelled, his);
        assertThat(sam.finds("placedTo=" + placedAt + "&productId=" + product)).containsExactly(hers);
    }

    @Test
    void turningPagesShowsEachOrderOnce() {
        var placed = new ArrayList<PlacedOrder>();
        for (var number = 0; number < 5; number++) {
            placed.add(alice.places(anOrder().of(product, 1)));
        }
        placed.forEach(order -> sam.sees(order, PREPARING));

        var turned = new ArrayList<PlacedOrder>();
        for (var page = 0; page < 3; page++) {
            turned.addAll(sam.finds("size=2&page=" + page + "&productId=" + product));
        }

        assertThat(turned).containsExactlyElementsOf(placed.reversed());
    }

    @Test
    void decidedCancellationsAreNotPending() {
        var order = alice.places(anOrder().of(product, 1));
        alice.cancels(order);
        sam.sees(order, CANCELLED);

        assertThat(sam.findsCancellationsPendingLongerThan(Duration.ZERO)).doesNotContain(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/support/orders?sort=customerId,asc",
                "/api/support/orders?placedFrom=yesterday",
                "/api/support/orders?placedFrom=-1000000000-01-01T00:00:00Z",
                "/api/support/orders?placedTo=%2B10000-01-01T00:00:00Z",
                "/api/support/orders?status=LOST",
                "/api/support/orders?size=101",
                "/api/support/cancellations?pendingLongerThan=-PT1S",
                "/api/support/cancellations?pendingLongerThan=PT99999999H",
                "/api/support/cancellations?pendingLongerThan=long"
            })
    void whatMakesNoSenseIsRefused(String path) {
        var answer = sam.asks("GET", path);

        assertThat(List.of(answer.status(), answer.code())).isEqualTo(List.of(400, "VALIDATION_FAILED"));
    }

    @Test
    void anOrderThatNobodyPlacedIsNotFound() {
        var answer = sam.asks("GET", "/api/support/orders/" + UUID.randomUUID());

        assertThat(List.of(answer.status(), answer.code())).isEqualTo(List.of(404, "ORDER_NOT_FOUND"));
    }
}
