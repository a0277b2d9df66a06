package clothingrental.acceptance.journeys;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps book of what was accepted and what has become of it. An order is followed up when its second mail has come: it
 * says that the delivery was scheduled and the preparation recorded.
 */
final class FollowUp {

    private static final int BOTH = 2;

    private final Map<String, Accepted> orders = new ConcurrentHashMap<>();
    private final Queue<Accepted> inOrder = new ConcurrentLinkedQueue<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong followedUp = new AtomicLong();
    private final AtomicLong mails = new AtomicLong();
    private volatile Consumer<Order> listener = order -> {};
    private volatile Latencies times = new Latencies();

    /**
     * An order.
     *
     * @param acceptedAt when it was accepted, in nanoseconds of {@link System#nanoTime}
     */
    record Order(String id, long acceptedAt) {}

    /** An order, from the answer to its request on; a mail may be faster than that answer. */
    private static final class Accepted {

        private final long at;
        private int mails;

        Accepted(long at) {
            this.at = at;
        }

        synchronized int countMail() {
            return ++mails;
        }

        synchronized boolean isFollowedUp() {
            return mails >= BOTH;
        }
    }

    /** Who is told of each order that is followed up. */
    void tell(Consumer<Order> who) {
        listener = who;
    }

    void accepted(String orderId) {
        inOrder.add(of(orderId));
        accepted.incrementAndGet();
    }

    void mailed(String orderId) {
        mails.incrementAndGet();
        var order = of(orderId);
        if (order.countMail() == BOTH) {
            times.record(System.nanoTime() - order.at);
            followedUp.incrementAndGet();
            listener.accept(new Order(orderId, order.at));
        }
    }

    private Accepted of(String orderId) {
        return orders.computeIfAbsent(orderId, id -> new Accepted(System.nanoTime()));
    }

    long accepted() {
        return accepted.get();
    }

    long followedUp() {
        return followedUp.get();
    }

    long mails() {
        return mails.get();
    }

    /** How long the oldest order has waited that is not followed up, in seconds; 0 if there is none. Asked by one thread. */
    double oldestSeconds() {
        for (var oldest = inOrder.peek(); oldest != null; oldest = inOrder.peek()) {
            if (!oldest.isFollowedUp()) {
                return (System.nanoTime() - oldest.at) / 1e9;
            }
            inOrder.remove();
        }
        return 0;
    }

    /** From acceptance to the second mail, of those that were followed up since this was asked the last time. */
    Latencies takeTimes() {
        var taken = times;
        times = new Latencies();
        return taken;
    }
}
