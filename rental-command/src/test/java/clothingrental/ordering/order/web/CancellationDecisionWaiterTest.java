package clothingrental.ordering.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.order.OrderView.CancellationOutcome;
import clothingrental.api.order.OrderView.CancellationPart;
import clothingrental.api.order.RentalPeriod;
import clothingrental.platform.messaging.query.QueryClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancellationDecisionWaiterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

    private final QueryClient requests = mock();
    private final CancellationDecisionWaiter decisions = new CancellationDecisionWaiter(requests);

    @Test
    void aDecisionIsTold() {
        var order = order(OrderStatus.CANCELLED, CancellationOutcome.CONFIRMED);
        viewsAnswer(order);

        assertThat(decisions.await("order", "alice", PATIENCE)).contains(order);
    }

    @Test
    void whatIsStillPendingWhenTheTimeIsUpIsNoDecision() {
        viewsAnswer(order(OrderStatus.CANCELLATION_REQUESTED, null));

        assertThat(decisions.await("order", "alice", PATIENCE)).isEmpty();
    }

    @Test
    void anOrderThatTheViewsDoNotKnowYetIsNoDecision() {
        viewsAnswer(null);

        assertThat(decisions.await("order", "alice", PATIENCE)).isEmpty();
    }

    @Test
    void missingViewsNeverFailTheRequest() {
        when(requests.askUntil(any(), any(), any(), any())).thenThrow(new NoHandlerForQueryException("nobody"));

        assertThat(decisions.await("order", "alice", PATIENCE)).isEmpty();
    }

    private void viewsAnswer(@Nullable OrderView order) {
        when(requests.askUntil(eq(new FindCustomerOrder("order", "alice")), eq(OrderAnswer.class), any(), eq(PATIENCE)))
                .thenReturn(new OrderAnswer(order));
    }

    private static OrderView order(OrderStatus status, @Nullable CancellationOutcome outcome) {
        return new OrderView(
                "order",
                "alice",
                status,
                List.of(new OrderLine("hanbok-1001", 1)),
                new RentalPeriod(LocalDate.parse("2026-03-12"), LocalDate.parse("2026-03-14")),
                NOW,
                NOW,
                null,
                null,
                new CancellationPart(CancellationReason.OTHER, NOW, outcome, outcome == null ? null : NOW),
                List.of(),
                1L);
    }
}
