package clothingrental.platform.messaging.command;

import clothingrental.platform.fault.Faults;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;

/**
 * Tries a command again that met another writer of its aggregate, and no other. Axon's own predicate is asked about each cause as
 * well, and the cause of a conflict, the store's complaint about a key, is none.
 */
public final class ConflictRetryScheduler extends IntervalRetryScheduler {

    public ConflictRetryScheduler(Builder builder) {
        super(builder);
    }

    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !Faults.isConflict(failure);
    }
}
