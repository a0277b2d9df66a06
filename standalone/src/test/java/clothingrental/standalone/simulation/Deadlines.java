package clothingrental.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Deadlines in virtual time. As in the real ones' table, what is rolled back was never scheduled. */
final class Deadlines implements DeadlineManager {

    private final VirtualClock clock;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));

    Deadlines(VirtualClock clock) {
        this.clock = clock;
    }

    record Due(Instant at, String name, @Nullable Object payload, ScopeDescriptor scope) {

        DeadlineMessage<?> message() {
            return new GenericDeadlineMessage<>(name, payload, MetaData.from(Map.of()));
        }
    }

    /** Moves the clock to the next deadline. */
    Optional<Due> next() {
        var next = Optional.ofNullable(due.poll());
        next.ifPresent(deadline -> clock.moveTo(deadline.at()));
        return next;
    }

    /** Its handling failed; it comes again. */
    void again(Due deadline) {
        due.add(deadline);
    }

    void clear() {
        due.clear();
    }

    @Override
    public String schedule(
            Instant triggerDateTime,
            String deadlineName,
            @Nullable Object messageOrPayload,
            ScopeDescriptor deadlineScope) {
        var scheduled = new Due(triggerDateTime, deadlineName, messageOrPayload, deadlineScope);
        CurrentUnitOfWork.get().afterCommit(committed -> due.add(scheduled));
        return deadlineName;
    }

    @Override
    public String schedule(
            Duration triggerDuration,
            String deadlineName,
            @Nullable Object messageOrPayload,
            ScopeDescriptor deadlineScope) {
        return schedule(clock.instant().plus(triggerDuration), deadlineName, messageOrPayload, deadlineScope);
    }

    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancelAll(String deadlineName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancelAllWithinScope(String deadlineName, ScopeDescriptor scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super DeadlineMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super DeadlineMessage<?>> handlerInterceptor) {
        throw new UnsupportedOperationException();
    }
}
