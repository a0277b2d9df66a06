package clothingrental.platform.messaging.metadata;

import static clothingrental.platform.messaging.metadata.MetaDataKeys.CORRELATION_ID;
import static clothingrental.platform.messaging.metadata.MetaDataKeys.ROLES;
import static clothingrental.platform.messaging.metadata.MetaDataKeys.TRACE_ID;
import static clothingrental.platform.messaging.metadata.MetaDataKeys.USER_ID;
import static java.util.stream.Collectors.joining;

import clothingrental.platform.security.Roles;
import clothingrental.platform.tracing.CurrentTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Writes on a message that enters from outside who sent it and to which request it belongs. What follows from it
 * inherits that: a message sent while another one is handled is left as it is, and so is one that bears its origin already.
 *
 * @param <T> commands or queries
 */
public final class RequestMetaDataInterceptor<T extends Message<?>> implements MessageDispatchInterceptor<T> {

    private final CurrentTrace trace;

    public RequestMetaDataInterceptor(CurrentTrace trace) {
        this.trace = trace;
    }

    @Override
    @SuppressWarnings("unchecked") // andMetaData answers a message of the type that it is called on
    public BiFunction<Integer, T, T> handle(List<? extends T> messages) {
        return (index, message) -> hasAnOrigin(message) ? message : (T) message.andMetaData(ofThisRequest(message));
    }

    private static boolean hasAnOrigin(Message<?> message) {
        return CurrentUnitOfWork.isStarted() || message.getMetaData().containsKey(CORRELATION_ID);
    }

    private Map<String, String> ofThisRequest(T message) {
        var metadata = new HashMap<String, String>();
        metadata.put(CORRELATION_ID, message.getIdentifier());
        trace.id().ifPresent(id -> metadata.put(TRACE_ID, id));
        var user = SecurityContextHolder.getContext().getAuthentication();
        if (user != null) {
            metadata.put(USER_ID, user.getName());
            metadata.put(ROLES, Roles.of(user).collect(joining(",")));
        }
        return metadata;
    }
}
