package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.acceptance.people.Support;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void demandIsWhatWasAskedForOnEachDayAlsoByOrdersThatWereCancelled() {
        var first = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(100);
        alice.places(anOrder().of(product, 2).startingInDays(100).forDays(2));
        var cancelled = bob.places(anOrder()
                .of(product, 3)
                .of("other-" + product, 1)
                .startingInDays(101)
                .forDays(2));
        bob.cancels(cancelled);
        sam.sees(cancelled, CANCELLED);

        var asked = Map.of(first, 2L, first.plusDays(1), 5L, first.plusDays(2), 3L);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(sam.seesDemandFor(product, first.minusDays(1), first.plusDays(5), 1_000))
                                .isEqualTo(asked));
        assertThat(sam.seesDemandFor(product, first, first.plusDays(2), 1)).isEqualTo(asked);
        assertThat(sam.seesDemandFor(product, first.plusDays(1), first.plusDays(1), 2))
                .isEqualTo(Map.of(first.plusDays(1), 5L));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-12-01,                                          to",
        "to=2026-12-01,                                            from",
        "from=tomorrow&to=2026-12-01,                              from",
        "from=2026-12-01&to=2026-12-1,                             to",
        "from=2026-12-01&to=%2B12026-12-01,                        to",
        "from=2026-12-02&to=2026-12-01,                            to",
        "from=2026-12-01&to=2027-03-03,                            to",
        "from=2026-12-01&to=2026-12-01&size=0,                     size",
        "from=2026-12-01&to=2026-12-01&size=1001,                  size",
        "from=2026-12-01&to=2026-12-01&after=2026-12-01,           after",
    })
    void daysThatMakeNoSenseAreRefusedByName(String query, String field) {
        var answer = sam.asks("GET", "/api/support/demand?" + query);

        assertThat(List.of(answer.status(), answer.code())).isEqualTo(List.of(400, "VALIDATION_FAILED"));
        assertThat(answer.body().path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void ninetyTwoDaysAreAnswered() {
        assertThat(sam.asks("GET", "/api/support/demand?from=2026-12-01&to=2027-03-02")
                        .status())
                .isEqualTo(200);
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
