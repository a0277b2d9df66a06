package clothingrental.ordering.order.web;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.messaging.query.QueryClient;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits with a customer for the decision about a cancellation, by listening to the order's view. */
@Component
class CancellationDecisionWaiter {

    private static final Logger LOG = LoggerFactory.getLogger(CancellationDecisionWaiter.class);

    private final QueryClient requests;

    CancellationDecisionWaiter(QueryClient requests) {
        this.requests = requests;
    }

    /**
     * Waits for the decision.
     *
     * @return the order once it is decided; nothing if it isn't in time, or if there are no views at the moment. The
     *     request was taken all the same.
     */
    Optional<OrderView> await(String orderId, String customerId, Duration patience) {
        try {
            var query = new FindCustomerOrder(orderId, customerId);
            var answer = requests.askUntil(query, OrderAnswer.class, CancellationDecisionWaiter::isDecided, patience);
            return isDecided(answer) ? Optional.ofNullable(answer.order()) : Optional.empty();
        } catch (RuntimeException unavailable) {
            LOG.warn("No view to wait for: {}", unavailable.toString());
            return Optional.empty();
        }
    }

    private static boolean isDecided(OrderAnswer answer) {
        var order = answer.order();
        return order != null
                && order.cancellation() != null
                && order.cancellation().outcome() != null;
    }
}
