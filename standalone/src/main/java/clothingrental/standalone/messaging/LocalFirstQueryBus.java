package clothingrental.standalone.messaging;

import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;

/**
 * Answers a query here if its handler is here, as {@link LocalFirstCommandBus} does with commands. Axon's own shortcut
 * ({@code
 * axon.axonserver.shortcut-queries-to-local-handlers}) spares subscription queries, and ends a span too early for each
 * other one.
 */
final class LocalFirstQueryBus extends AxonServerQueryBus {

    private final QueryBus here;
    private final Set<String> answeredHere = ConcurrentHashMap.newKeySet();

    LocalFirstQueryBus(Builder builder, QueryBus here) {
        super(builder.localSegment(here).updateEmitter(here.queryUpdateEmitter()));
        this.here = here;
    }

    @Override
    public <R> Registration subscribe(
            String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        var subscription = super.subscribe(queryName, responseType, handler);
        answeredHere.add(queryName);
        return () -> {
            answeredHere.remove(queryName);
            return subscription.cancel();
        };
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return answeredHere.contains(query.getQueryName()) ? here.query(query) : super.query(query);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query, int updateBufferSize) {
        return answeredHere.contains(query.getQueryName())
                ? here.subscriptionQuery(query, updateBufferSize)
                : super.subscriptionQuery(query, updateBufferSize);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
        var toAxonServer = super.registerDispatchInterceptor(interceptor);
        var toHere = here.registerDispatchInterceptor(interceptor);
        return () -> {
            var isCancelled = toAxonServer.cancel();
            return toHere.cancel() && isCancelled;
        };
    }
}
