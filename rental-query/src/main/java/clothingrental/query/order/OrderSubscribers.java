package clothingrental.query.order;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Everybody who follows an order at the moment. Not part of the controller: there, method security would ask the
 * stopping process for its role.
 */
@Component
class OrderSubscribers {

    private final Set<OrderSubscription> present = ConcurrentHashMap.newKeySet();

    void come(OrderSubscription following) {
        present.add(following);
    }

    void go(OrderSubscription following) {
        present.remove(following);
    }

    /** A graceful stop waits for all requests; nobody who follows an order shall keep it waiting. */
    @EventListener
    void sendAway(ContextClosedEvent closed) {
        present.forEach(OrderSubscription::ends);
    }
}
