package clothingrental.platform.deadletter;

import clothingrental.api.refusal.Refusal;
import clothingrental.platform.fault.Faults;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * Parks an event whose handling fails by the event's own fault. A passing fault is thrown on instead: the processor
 * waits, and tries the same event again.
 *
 * <p>Of the cause only the type is kept, where it was thrown, and a refusal's code: messages of exceptions may contain
 * personal data.
 */
public final class EnqueueNonTransientFaults implements EnqueuePolicy<EventMessage<?>> {

    /** How many times the event was tried; text, as all metadata. */
    public static final String ATTEMPTS = "attempts";

    private static final String OUR_PACKAGE = "clothingrental.";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable fault) {
        var isTriedAgain = !(letter instanceof GenericDeadLetter);
        if (Faults.isTransient(fault) && !isTriedAgain) {
            throw new Postponed(fault);
        }
        var attempts = attemptsOf(letter) + 1;
        return Decisions.requeue(causeOf(fault), parked -> withAttempts(parked, attempts));
    }

    /** How many times the event was tried; 0 for one that only waits behind another. */
    public static int attemptsOf(DeadLetter<?> letter) {
        return letter.diagnostics().get(ATTEMPTS) instanceof String attempts ? Integer.parseInt(attempts) : 0;
    }

    private static MetaData withAttempts(DeadLetter<? extends EventMessage<?>> letter, int attempts) {
        return letter.diagnostics().and(ATTEMPTS, String.valueOf(attempts));
    }

    private static ThrowableCause causeOf(Throwable fault) {
        var root = Faults.causesOf(fault).reduce(fault, (one, deeper) -> deeper);
        return new ThrowableCause(
                root.getClass().getName(),
                Faults.causesOf(fault)
                        .flatMap(cause -> cause instanceof HandlerExecutionException told
                                ? told.<Object>getDetails().stream()
                                : Stream.empty())
                        .filter(Refusal.class::isInstance)
                        .map(refusal -> ((Refusal) refusal).code())
                        .findFirst()
                        .orElseGet(() -> placeOf(root)));
    }

    private static String placeOf(Throwable root) {
        for (var frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith(OUR_PACKAGE)) {
                return "at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    /** The event is not to blame; it is handled again later. */
    static final class Postponed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Postponed(Throwable fault) {
            super("put off by a passing fault", fault);
        }
    }
}
