package clothingrental.platform.messaging.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import clothingrental.api.refusal.Hindrance;
import clothingrental.platform.fault.Faults;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on threads of their own, and tells senders in other processes whether it is worth trying again: of an
 * exception only its message arrives there, unless it has details. It is done around the unit of work, because a conflict shows
 * when that commits.
 */
public final class FaultDescribingCommandBus extends AsynchronousCommandBus {

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> settled;

    private final CommandExecutors threads;

    public FaultDescribingCommandBus(Builder builder, CommandExecutors threads) {
        super(builder.executor(Runnable::run));
        this.threads = threads;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        threads.of(command).execute(() -> super.handle(command, handler, callback));
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    /**
     * What is waited for when the process stops, once no command comes in any more: Axon Server's client takes a command for
     * done when it is handed over here. What was on its way meanwhile is handled, too, and not refused as Axon's ShutdownLatch would:
     * its sender in another process would take that for a fault.
     */
    public CompletableFuture<Void> settle() {
        var last = new CompletableFuture<Void>();
        settled = last;
        if (underWay.get() == 0) {
            last.complete(null);
        }
        return last;
    }

    private void isDone() {
        var last = settled;
        if (underWay.decrementAndGet() == 0 && last != null) {
            last.complete(null);
        }
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        underWay.incrementAndGet();
        CommandCallback<C, R> telling = (handled, result) -> {
            try {
                callback.onResult(handled, telling(result));
            } finally {
                isDone();
            }
        };
        super.doDispatch(command, telling);
    }

    private static <R> CommandResultMessage<? extends R> telling(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) {
            return result;
        }
        var fault = result.exceptionResult();
        if (result.exceptionDetails().isPresent() || !Faults.isTransient(fault)) {
            return result;
        }
        return asCommandResultMessage(
                new CommandExecutionException("not now", fault, new Hindrance(Faults.isConflict(fault))));
    }
}
