package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.order.OrderStatus;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same Idempotency-Key and body: the same answer, however often, also in a race. */
class IdempotencyIT {

    @Test
    void manyClientsWithOneKeyPlaceOneOrder() throws Exception {
        var alice = Rental.alice().leaves(Contact.ofMargaret());
        var key = UUID.randomUUID().toString();
        var before = ordersOf(alice);
        Callable<PlacedOrder> client = () -> Rental.alice().places(anOrder().of("hanbok-1001", 1), key);

        try (var clients = Executors.newFixedThreadPool(12)) {
            var placed =
                    clients.invokeAll(Stream.generate(() -> client).limit(24).toList());
            var order = placed.getFirst().get();
            for (var one : placed) {
                assertThat(one.get()).isEqualTo(order);
            }
            alice.sees(order, OrderStatus.PREPARING);
        }

        assertThat(alice.places(anOrder().of("hanbok-1001", 1), key).id()).isNotEmpty();
        assertThat(ordersOf(alice)).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyOfAnotherCustomerIsAnotherOrder() {
        var key = UUID.randomUUID().toString();
        var alices =
                Rental.alice().leaves(Contact.ofMargaret()).places(anOrder().of("hanbok-1001", 1), key);
        var bobs = Rental.bob().leaves(Contact.ofHaneul()).places(anOrder().of("hanbok-1001", 1), key);

        assertThat(alices).isNotEqualTo(bobs);
    }

    private static long ordersOf(Customer customer) {
        return customer.countsOrders(null);
    }
}
