package clothingrental.query.projection;

import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Does something once the last event of a batch was handled or parked, and before the processor's token is stored. It stands around
 * the handlers, because the handler of a parked event does not get to its end. If it fails, the whole batch is handled again.
 */
public final class BatchCompletionInterceptor {

    private BatchCompletionInterceptor() {}

    /** An interceptor to be registered with one processor; as a bean it would be one of all buses and processors. */
    public static MessageHandlerInterceptor<EventMessage<?>> does(Consumer<UnitOfWork<?>> deed) {
        return (unitOfWork, chain) -> {
            var result = chain.proceed();
            if (!(unitOfWork instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
                deed.accept(unitOfWork);
            }
            return result;
        };
    }
}
