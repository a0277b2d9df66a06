package clothingrental.standalone.simulation;

import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * An event processor: follows the history at its own pace, at least once, in order. It may fail before an event or after
 * it, when all has been done and only the token is missing, and it may go back to where its last token was.
 */
final class Follower {

    /** What a processor calls. */
    @FunctionalInterface
    interface Handler {
        void handle(DomainEventMessage<?> event) throws Exception;
    }

    private final String name;
    private final Handler handler;
    private int position;

    Follower(String name, Handler handler) {
        this.name = name;
        this.handler = handler;
    }

    void reset() {
        position = 0;
    }

    boolean isUpToDate(History history) {
        return position >= history.events().size();
    }

    /** Handles the next event; whether it may go on to the one after it is in the answer's position. */
    void step(History history, Random chance, int trouble) {
        if (isUpToDate(history)) {
            return;
        }
        var event = history.events().get(position);
        var crashes = chance.nextInt(100) < trouble;
        var afterwards = chance.nextBoolean();
        var result = DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> {
            if (crashes && !afterwards) {
                throw new Crash();
            }
            handler.handle(event);
            if (crashes) {
                throw new Crash();
            }
            return null;
        });
        if (!result.isExceptional()) {
            position++;
        } else if (result.exceptionResult() instanceof Error bug) {
            throw bug;
        }
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
