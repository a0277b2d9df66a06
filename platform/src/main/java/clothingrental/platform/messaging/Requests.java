package clothingrental.platform.messaging;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;

/** Asks queries and waits for the answer, but not for ever. */
public final class Requests {

    private final QueryGateway queries;
    private final Duration timeout;

    Requests(QueryGateway queries, Duration timeout) {
        this.queries = queries;
        this.timeout = timeout;
    }

    /**
     * Asks and waits.
     *
     * @param query the question, a record of the published language
     * @param answer the type of the answer
     * @return the answer; whether something was found is said inside it
     * @throws CompletionException with the cause, a {@link java.util.concurrent.TimeoutException} if nobody answered in
     *     time
     */
    public <A> A ask(Object query, Class<A> answer) {
        return queries.query(query, answer)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
