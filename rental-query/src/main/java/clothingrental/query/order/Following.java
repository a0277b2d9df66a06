package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.web.Problem;
import clothingrental.platform.web.ProblemCode;
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
final class Following {

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
     * Tells the order as it is now, and then each change, until the order is final or there is nothing more to hear.
     *
     * @throws Problem ORDER_NOT_FOUND if there is no such order; then nothing has been told
     * @throws IOException when the client is gone
     */
    void tell(OrderStream client, Duration heartbeat) throws IOException, InterruptedException {
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
                case Seen seen -> told = tell(client, told, seen.order());
            }
        }
    }

    /** The first answer is the order as it is now; what is older than that, or the same, is no news. */
    private static OrderView tell(OrderStream client, @Nullable OrderView told, @Nullable OrderView order)
            throws IOException {
        if (told == null) {
            if (order == null) {
                throw new Problem(ProblemCode.ORDER_NOT_FOUND);
            }
            client.begin();
            client.send(order);
            return order;
        }
        if (order == null || order.equals(told) || order.updatedAt().isBefore(told.updatedAt())) {
            return told;
        }
        client.send(order);
        return order;
    }
}
