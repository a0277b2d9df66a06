package clothingrental.platform.fault;

import clothingrental.api.refusal.Hindrance;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.grpc.StatusRuntimeException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.timeout.AxonTimeoutException;
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
            TransientFault.class,
            AxonTransientException.class,
            AggregateStreamCreationException.class,
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            CommandDispatchException.class,
            AxonServerQueryDispatchException.class,
            AxonServerException.class,
            // the connection's own, of the same name
            io.axoniq.axonserver.connector.AxonServerException.class,
            StatusRuntimeException.class,
            ShutdownInProgressException.class,
            RejectedExecutionException.class,
            InterruptedException.class,
            TimeoutException.class,
            // Axon's limit on a handler, which waits for a store that says nothing
            AxonTimeoutException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class,
            CallNotPermittedException.class);

    /** By our own class loader: the one of the thread that happens to ask first may not know them. */
    private static final List<Class<?>> PASSING_OF_LIBRARIES =
            ServiceLoader.load(TransientFaultTypes.class, Faults.class.getClassLoader()).stream()
                    .<Class<?>>flatMap(library -> library.get().kinds().stream())
                    .toList();

    private Faults() {}

    /**
     * Two writers of one aggregate, also two that create it: whoever tries again sees what the other has written.
     * Judged by the fault and everything that led to it, here or in another process.
     */
    public static boolean isConflict(Throwable fault) {
        return causesOf(fault)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || hindranceOf(cause).anyMatch(Hindrance::conflict));
    }

    /**
     * Whether the same request may succeed a little later, judged by the fault and everything that led to it, here or in
     * another process.
     */
    public static boolean isTransient(Throwable fault) {
        return causesOf(fault)
                .anyMatch(cause -> Stream.concat(PASSING.stream(), PASSING_OF_LIBRARIES.stream())
                                .anyMatch(kind -> kind.isInstance(cause))
                        || hindranceOf(cause).findAny().isPresent());
    }

    private static Stream<Hindrance> hindranceOf(Throwable fault) {
        return fault instanceof HandlerExecutionException told
                ? told.getDetails().filter(Hindrance.class::isInstance).map(Hindrance.class::cast).stream()
                : Stream.empty();
    }

    /** The fault first, its root cause last. */
    public static Stream<Throwable> causesOf(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
