package clothingrental.query.order;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.ofAnOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderUpdateEmitterTest {

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final OrderUpdateEmitter updates = new OrderUpdateEmitter(bus.queryUpdateEmitter());
    private final OrderState placed =
            fold(new OrdersView(), ofAnOrder().placed().history());

    @BeforeEach
    void anOrderIsAskedFor() {
        bus.subscribe(FindCustomerOrder.class.getName(), OrderAnswer.class, query -> new OrderAnswer(null));
    }

    @Test
    void whoFollowsTheirOrderHearsOfIt() {
        var heard = followedBy(ALICE);

        updates.written(placed);

        assertThat(heard).containsExactly(placed.view().orElseThrow());
    }

    @Test
    void nobodyHearsOfAnotherCustomersOrder() {
        var heard = followedBy(BOB);

        updates.written(placed);

        assertThat(heard).isEmpty();
    }

    @Test
    void whoFollowsHearsHowTheOrderStandsWhenItIsReadElsewhere() {
        var hers = followedBy(ALICE);
        var his = followedBy(BOB);

        updates.moved(
                orderId -> Optional.of(placed).filter(order -> order.orderId().equals(orderId)));

        assertThat(hers).containsExactly(placed.view().orElseThrow());
        assertThat(his).isEmpty();
    }

    private List<OrderView> followedBy(String customerId) {
        List<OrderView> heard = new CopyOnWriteArrayList<>();
        var answers = ResponseTypes.instanceOf(OrderAnswer.class);
        DefaultQueryGateway.builder()
                .queryBus(bus)
                .build()
                .subscriptionQuery(new FindCustomerOrder(ORDER, customerId), answers, answers)
                .updates()
                .mapNotNull(OrderAnswer::order)
                .subscribe(heard::add);
        return heard;
    }
}
