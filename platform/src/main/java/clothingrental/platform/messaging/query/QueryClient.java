package clothingrental.platform.messaging.query;

import clothingrental.platform.fault.CircuitBreakers;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.axonframework.common.Registration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Asks queries and waits for the answer, but not for ever. While nobody answers a query, a circuit breaker spares the
 * next ones the wait.
 */
public final class QueryClient {

    private final QueryGateway queries;
    private final Duration timeout;
    private final CircuitBreakers breakers;
    private final Sinks.Empty<Void> stopping = Sinks.empty();

    public QueryClient(QueryGateway queries, Duration timeout, CircuitBreakers breakers) {
        this.queries = queries;
        this.timeout = timeout;
        this.breakers = breakers;
    }

    /** Nobody is kept waiting by a process that is about to stop. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.tryEmitEmpty();
    }

    /**
     * Asks and waits.
     *
     * @param query the question, a record of the published language
     * @param answer the type of the answer
     * @return the answer; whether something was found is said inside it
     * @throws CompletionException with the cause, a {@link TimeoutException} if nobody answered in
     *     time
     * @throws CallNotPermittedException at once, if too many of the last queries of this kind went unanswered
     */
    public <A> A ask(Object query, Class<A> answer) {
        return breakers.call(
                query.getClass().getSimpleName(),
                () -> queries.query(query, answer)
                        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .join());
    }

    /**
     * Asks, and goes on listening: the answer as it is now, then another one each time it changes. Listening begins
     * with the subscription and ends when it is cancelled; it fails if nobody gives a first answer in time.
     *
     * @param query the question, a record of the published language whose answerer tells changes
     * @param answer the type of the answers
     */
    public <A> Flux<A> follow(Object query, Class<A> answer) {
        return Flux.using(
                () -> queries.subscriptionQuery(
                        query, ResponseTypes.instanceOf(answer), ResponseTypes.instanceOf(answer)),
                listening -> Flux.concat(listening.initialResult().timeout(timeout), listening.updates()),
                Registration::cancel);
    }

    /**
     * Asks, and waits until the answer is what the caller waits for. It listens, and asks only once.
     *
     * @param query as in {@link #follow}
     * @param answer the type of the answer
     * @param awaited what is waited for
     * @param patience how long
     * @return the first answer of that kind, or the last of another kind when patience is at its end, or this process is about
     *     to stop
     * @throws RuntimeException if there is no answer at all, with the cause
     */
    public <A> A askUntil(Object query, Class<A> answer, Predicate<? super A> awaited, Duration patience) {
        Sinks.Empty<Void> heard = Sinks.empty();
        var last = follow(query, answer)
                .takeUntilOther(Mono.when(heard.asMono(), stopping.asMono()))
                .doOnNext(first -> heard.tryEmitEmpty())
                .takeUntil(awaited)
                .take(patience)
                .blockLast();
        if (last == null) {
            throw new CompletionException(new TimeoutException("no answer within " + patience));
        }
        return last;
    }
}
