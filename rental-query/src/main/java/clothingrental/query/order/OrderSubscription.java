package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a follower of an order is still to be told. An order changes a dozen times in its life, so this stays short,
 * however slow the client is.
 */
final class OrderSubscription {

    private sealed interface News {}

    private record Seen(@Nullable OrderView order) implements News {}

    private record Broken(Throwable cause) implements News {}

    private record Ended() implements News {}

    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    void hears(OrderAnswer answer) {
        news.add(new Seen(answer.order()));
    }

    void fails(Throwable cause) {
        news.add(new Broken(cause));
    }

    void ends() {
        news.add(new Ended());
    }

    /**
     * Tells the order as it is now, and then each change, until the order is final or there is nothing more to hear. A
     * final order is told that it is over; a stream that ends otherwise is to be followed again.
     *
     * @param lastHeard the version that the client says it has heard last, if it was here before. If that is the final one as
     *     it is now, it is told that there is nothing more; in all other cases it hears the order as it is now first, so
     *     that it may have been with any replica before.
     * @throws ProblemException ORDER_NOT_FOUND if there is no such order; then nothing has been told
     * @throws IOException when the client is gone
     */
    void tell(OrderEventStream client, @Nullable String lastHeard, Duration heartbeat)
            throws IOException, InterruptedException {
        @Nullable OrderView told = null;
        while (told == null || !told.status().isFinal()) {
            var next = news.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            switch (next) {
                case null -> {
                    if (told != null) {
                        client.beat();
                    }
                }
                case Ended end -> {
                    return;
                }
                case Broken failure -> {
                    if (told == null) {
                        throw new CompletionException(failure.cause());
                    }
                    return;
                }
                case Seen seen -> {
                    if (told == null && isOver(seen.order(), lastHeard)) {
                        client.refuse();
                        return;
                    }
                    told = tell(client, told, seen.order());
                }
            }
        }
        client.end();
    }

    /** Compared with what is known now: should a final order change after all, whoever comes back hears of it. */
    private static boolean isOver(@Nullable OrderView order, @Nullable String lastHeard) {
        return order != null
                && order.status().isFinal()
                && order.version() != null
                && order.version().toString().equals(lastHeard);
    }

    /** The first answer is the order as it is now; what is older than that, or the same, is no news. */
    private static OrderView tell(OrderEventStream client, @Nullable OrderView told, @Nullable OrderView order)
            throws IOException {
        if (told == null) {
            if (order == null) {
                throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
            }
            client.begin();
            client.send(order);
            return order;
        }
        if (order == null || !isNews(order, told)) {
            return told;
        }
        client.send(order);
        return order;
    }

    private static boolean isNews(OrderView order, OrderView told) {
        if (order.version() == null || told.version() == null) {
            // of a process that does not tell versions yet
            return !order.equals(told) && !order.updatedAt().isBefore(told.updatedAt());
        }
        return order.version() > told.version();
    }
}
