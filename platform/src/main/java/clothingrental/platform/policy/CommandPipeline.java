package clothingrental.platform.policy;

import clothingrental.platform.fault.Faults;
import clothingrental.platform.fault.TransientFault;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a batch of events, sent ahead of their handlers. A command waits for the one before it in its sequence, and is not
 * sent if that failed; and for the one before it to the same aggregate, however that ended. After a passing fault no further
 * command is sent.
 */
final class CommandPipeline {

    private final CommandBulkhead bulkhead;
    private final Map<String, CompletableFuture<?>> results = new HashMap<>();
    private final Map<Object, CompletableFuture<?>> lastOfSequence = new HashMap<>();
    private final Map<String, CompletableFuture<?>> lastToTarget = new HashMap<>();
    private volatile boolean stopped;

    CommandPipeline(CommandBulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    /** Sends a command as soon as it is its turn. */
    void send(String eventId, Object sequence, String target, Supplier<? extends CompletionStage<?>> sending) {
        var mayFollow = succeeded(lastOfSequence.get(sequence));
        var isItsTurn = ended(lastToTarget.get(target));
        var result = mayFollow
                .thenCombine(isItsTurn, (succeeded, ended) -> succeeded)
                .<Object>thenCompose(
                        succeeded -> succeeded ? bulkhead.send(() -> watched(sending)) : NotSent.asResult());
        results.put(eventId, result);
        lastOfSequence.put(sequence, result);
        lastToTarget.put(target, result);
    }

    @SuppressWarnings("unchecked") // nobody looks at the result but for its fault
    private CompletionStage<Object> watched(Supplier<? extends CompletionStage<?>> sending) {
        if (stopped) {
            return NotSent.asResult();
        }
        return ((CompletionStage<Object>) sending.get()).whenComplete((answer, fault) -> {
            if (fault != null && Faults.isTransient(fault)) {
                stopped = true;
            }
        });
    }

    private static CompletableFuture<Boolean> succeeded(@Nullable CompletableFuture<?> before) {
        return before == null
                ? CompletableFuture.completedFuture(true)
                : before.handle((answer, fault) -> fault == null);
    }

    private static CompletableFuture<Boolean> ended(@Nullable CompletableFuture<?> before) {
        return before == null ? CompletableFuture.completedFuture(true) : before.handle((answer, fault) -> true);
    }

    /** The result of an event's command; null if none was to be sent ahead. */
    @Nullable CompletableFuture<?> resultOf(String eventId) {
        return results.get(eventId);
    }

    /** Whether a passing fault keeps all further commands from being sent. */
    boolean isStopped() {
        return stopped;
    }

    /** Sends nothing any more; done when nothing is under way. */
    CompletableFuture<Void> stop() {
        stopped = true;
        return CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .exceptionally(fault -> null);
    }

    /** A command that was not sent, because of what became of one before it. */
    static final class NotSent extends RuntimeException implements TransientFault {

        private static final long serialVersionUID = 1L;

        private NotSent() {
            super("not sent, since a command before it has failed", null, false, false);
        }

        static CompletableFuture<Object> asResult() {
            return CompletableFuture.failedFuture(new NotSent());
        }
    }
}
