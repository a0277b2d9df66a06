package clothingrental.platform.fault;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells faults that pass by themselves from those that don't. */
public final class Faults {

    private static final int DEEPEST = 20;

    /** Somebody is missing, slow, in the way, or about to stop. */
    private static final List<Class<?>> PASSING = List.of(
            PassingFault.class,
            AxonTransientException.class,
            AggregateStreamCreationException.class,
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            CommandDispatchException.class,
            AxonServerQueryDispatchException.class,
            AxonServerException.class,
            ShutdownInProgressException.class,
            RejectedExecutionException.class,
            InterruptedException.class,
            TimeoutException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class);

    private Faults() {}

    /** Two writers of one aggregate, also two that create it: whoever tries again sees what the other has written. */
    public static boolean isConflict(Throwable fault) {
        return fault instanceof ConcurrencyException || fault instanceof AggregateStreamCreationException;
    }

    /** Whether the same request may succeed a little later, judged by the fault and everything that led to it. */
    public static boolean isPassing(Throwable fault) {
        return causesOf(fault).anyMatch(cause -> PASSING.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /** The fault first, its root cause last. */
    public static Stream<Throwable> causesOf(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
