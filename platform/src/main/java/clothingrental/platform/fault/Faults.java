package clothingrental.platform.fault;

import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells faults that pass by themselves from those that don't. */
public final class Faults {

    private Faults() {}

    /** Two writers of one aggregate, also two that create it: whoever tries again sees what the other has written. */
    public static boolean isConflict(Throwable fault) {
        return fault instanceof ConcurrencyException || fault instanceof AggregateStreamCreationException;
    }

    /** Whether the same request may succeed a little later: somebody is missing, slow, or in the way. */
    public static boolean isPassing(Throwable fault) {
        return isConflict(fault)
                || fault instanceof TimeoutException
                || fault instanceof NoHandlerForCommandException
                || fault instanceof NoHandlerForQueryException
                || fault instanceof CommandDispatchException
                || fault instanceof AxonServerQueryDispatchException
                || fault instanceof AxonServerException
                || fault instanceof TransientDataAccessException
                || fault instanceof CannotCreateTransactionException;
    }
}
