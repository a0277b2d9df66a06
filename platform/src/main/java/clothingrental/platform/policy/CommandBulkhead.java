package clothingrental.platform.policy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has at most so many commands in flight; others wait for their turn in the order they came, without a thread. */
final class CommandBulkhead {

    private final int limit;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inFlight;

    CommandBulkhead(int limit) {
        this.limit = limit;
    }

    <R> CompletableFuture<R> send(Supplier<? extends CompletionStage<R>> sending) {
        var result = new CompletableFuture<R>();
        Runnable turn = () -> begin(sending, result);
        synchronized (waiting) {
            if (inFlight == limit) {
                waiting.add(turn);
                return result;
            }
            inFlight++;
        }
        turn.run();
        return result;
    }

    private <R> void begin(Supplier<? extends CompletionStage<R>> sending, CompletableFuture<R> result) {
        CompletionStage<R> sent;
        try {
            sent = sending.get();
        } catch (RuntimeException fault) {
            sent = CompletableFuture.failedFuture(fault);
        }
        sent.whenComplete((answer, fault) -> {
            if (fault == null) {
                result.complete(answer);
            } else {
                result.completeExceptionally(fault);
            }
            next();
        });
    }

    private void next() {
        @Nullable Runnable turn;
        synchronized (waiting) {
            turn = waiting.poll();
            if (turn == null) {
                inFlight--;
            }
        }
        if (turn != null) {
            turn.run();
        }
    }
}
