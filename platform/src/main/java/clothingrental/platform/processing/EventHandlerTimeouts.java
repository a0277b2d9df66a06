package clothingrental.platform.processing;

import clothingrental.platform.processing.tuning.AxonTuning;
import clothingrental.platform.processing.tuning.BatchTimeout;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.timeout.HandlerTimeoutConfiguration;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.axonframework.messaging.timeout.TaskTimeoutSettings;

/**
 * Limits the time of a handler of an event as Axon does, but for those that are {@link BatchTimeout}: to set a timer for each event,
 * and to look at the stack for its name, takes half of a projection's time.
 */
final class EventHandlerTimeouts implements HandlerEnhancerDefinition {

    private static final TaskTimeoutSettings LIMITED_ELSEWHERE = new TaskTimeoutSettings();

    private final HandlerEnhancerDefinition limits =
            new HandlerTimeoutHandlerEnhancerDefinition(new HandlerTimeoutConfiguration(
                    new TaskTimeoutSettings(
                            AxonTuning.EVENT_TIMEOUT_MILLIS,
                            AxonTuning.EVENT_WARNING_MILLIS,
                            AxonTuning.EVENT_WARNED_AGAIN_MILLIS),
                    LIMITED_ELSEWHERE,
                    LIMITED_ELSEWHERE,
                    LIMITED_ELSEWHERE));

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.declaringClass().isAnnotationPresent(BatchTimeout.class) ? handler : limits.wrapHandler(handler);
    }
}
