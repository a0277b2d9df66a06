package clothingrental.query.delivery;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ofAnOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class DeliveryUpdateEmitterTest {

    private static final DeliveryPage BOARD = new DeliveryPage(List.of(), 0, 20, 0, null);

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final DeliveryQueryHandler queries = mock();
    private final DeliveryUpdateEmitter updates =
            new DeliveryUpdateEmitter(bus.queryUpdateEmitter(), providing(queries));
    private final DeliveryState scheduled = foldAll(
                    new DeliveriesView(),
                    ofAnOrder().placed().scheduled(OUTBOUND).history())
            .values()
            .iterator()
            .next();

    @BeforeEach
    void theBoardIsAskedFor() {
        bus.subscribe(FindDeliveries.class.getName(), DeliveryPage.class, query -> BOARD);
        when(queries.on(any(FindDeliveries.class))).thenReturn(BOARD);
    }

    @Test
    void whoWaitsForADeliveryOfThisKindHearsOfIt() {
        var all = heardBy(null, null, 0);
        var outbound = heardBy(DeliveryStatus.SCHEDULED, OUTBOUND, 0);

        updates.written(scheduled);

        assertThat(all).hasSize(1);
        assertThat(outbound).hasSize(1);
    }

    @Test
    void whoWaitsForAnotherKindOrALaterPageHearsNothing() {
        var returns = heardBy(null, RETURN, 0);
        var shipped = heardBy(DeliveryStatus.SHIPPED, null, 0);
        var second = heardBy(null, null, 1);

        updates.written(scheduled);

        assertThat(returns).isEmpty();
        assertThat(shipped).isEmpty();
        assertThat(second).isEmpty();
    }

    @Test
    void everybodyHearsHowTheBoardStandsWhenItIsReadElsewhere() {
        var returns = heardBy(null, RETURN, 0);

        updates.moved(id -> Optional.empty());

        assertThat(returns).hasSize(1);
    }

    private List<DeliveryPage> heardBy(@Nullable DeliveryStatus status, @Nullable Leg leg, int page) {
        List<DeliveryPage> heard = new CopyOnWriteArrayList<>();
        var answers = ResponseTypes.instanceOf(DeliveryPage.class);
        DefaultQueryGateway.builder()
                .queryBus(bus)
                .build()
                .subscriptionQuery(new FindDeliveries(status, leg, page, 20), answers, answers)
                .updates()
                .subscribe(heard::add);
        return heard;
    }

    private static ObjectProvider<DeliveryQueryHandler> providing(DeliveryQueryHandler queries) {
        ObjectProvider<DeliveryQueryHandler> provider = mock();
        when(provider.getObject()).thenReturn(queries);
        return provider;
    }
}
