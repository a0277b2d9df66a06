package clothingrental.standalone.simulation;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/**
 * An event processor: follows the history at its own pace, at least once, in order, a batch at a time. It may fail before an event
 * or after it, when all has been done and only the token is missing, and it may go back to where its last token was.
 */
final class Follower {

    /** What a processor calls. */
    @FunctionalInterface
    interface Handler {
        void handle(DomainEventMessage<?> event) throws Exception;
    }

    private final String name;
    private final Predicate<DomainEventMessage<?>> handles;
    private final Handler handler;
    private final int batchSize;
    private int position;

    Follower(String name, Handler handler) {
        this(name, event -> true, handler, 1);
    }

    /**
     * @param handles the events that are in its batches
     * @param batchSize how many events of the history it comes past at most at a time
     */
    Follower(String name, Predicate<DomainEventMessage<?>> handles, Handler handler, int batchSize) {
        this.name = name;
        this.handles = handles;
        this.handler = handler;
        this.batchSize = batchSize;
    }

    void reset() {
        position = 0;
    }

    boolean isUpToDate(History history) {
        return position >= history.events().size();
    }

    /** Handles the next events, or none of them. */
    void step(History history, Random chance, int trouble) {
        if (isUpToDate(history)) {
            return;
        }
        var end = position
                + 1
                + chance.nextInt(Math.min(batchSize, history.events().size() - position));
        var batch =
                history.events().subList(position, end).stream().filter(handles).toList();
        if (batch.isEmpty() || handle(batch, chance, trouble)) {
            position = end;
        }
    }

    private boolean handle(List<DomainEventMessage<?>> batch, Random chance, int trouble) {
        var crashes = chance.nextInt(100) < trouble ? batch.get(chance.nextInt(batch.size())) : null;
        var afterwards = chance.nextBoolean();
        var unitOfWork = new BatchingUnitOfWork<DomainEventMessage<?>>(batch);
        var result = unitOfWork.executeWithResult(
                () -> {
                    var event = unitOfWork.getMessage();
                    if (event.equals(crashes) && !afterwards) {
                        throw new Crash();
                    }
                    handler.handle(event);
                    if (event.equals(crashes)) {
                        throw new Crash();
                    }
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional() && result.exceptionResult() instanceof Error bug) {
            throw bug;
        }
        return !result.isExceptional();
    }

    /** Its batch is handled again. */
    void goesBack(Random chance) {
        position -= chance.nextInt(Math.min(position, 5) + 1);
    }

    static List<String> namesOf(List<Follower> followers) {
        return followers.stream().map(Follower::toString).toList();
    }

    @Override
    public String toString() {
        return name + "@" + position;
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }
}
