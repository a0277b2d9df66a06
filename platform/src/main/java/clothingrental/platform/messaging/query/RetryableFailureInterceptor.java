package clothingrental.platform.messaging.query;

import clothingrental.api.refusal.Hindrance;
import clothingrental.platform.fault.Faults;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;

/** Tells who asks from another process whether a query that failed is worth asking again. */
public final class RetryableFailureInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain interceptorChain) throws Exception {
        try {
            return interceptorChain.proceed();
        } catch (RuntimeException fault) {
            throw Faults.isTransient(fault)
                    ? new QueryExecutionException("not now", fault, new Hindrance(false))
                    : fault;
        }
    }
}
