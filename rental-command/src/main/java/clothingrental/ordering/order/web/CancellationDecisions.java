package clothingrental.ordering.order.web;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.messaging.Requests;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits with a customer for the decision about a cancellation, by listening to the order's view. */
@Component
class CancellationDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(CancellationDecisions.class);

    private final Requests requests;

    CancellationDecisions(Requests requests) {
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
            var answer = requests.askUntil(query, OrderAnswer.class, CancellationDecisions::isDecided, patience);
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
