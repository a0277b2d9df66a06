package clothingrental.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.refusal.Hindrance;
import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.RefusalCode;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.fault.TransientFault;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class EnqueueNonTransientFaultsTest {

    private final EnqueueNonTransientFaults policy = new EnqueueNonTransientFaults();
    private final GenericDeadLetter<EventMessage<?>> letter =
            new GenericDeadLetter<>("order", GenericEventMessage.asEventMessage("placed"));

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPassingFaultIsThrownOnSoThatTheProcessorWaits(Throwable fault) {
        assertThat(Faults.isTransient(fault)).isTrue();
        assertThatThrownBy(() -> policy.decide(letter, fault)).hasCause(fault);
    }

    static Stream<Throwable> passingFaults() {
        return Stream.of(
                new Announced(),
                new ConcurrencyException("two writers"),
                new NoHandlerForCommandException("nobody"),
                new NoHandlerForQueryException("nobody"),
                new CompletionException(new TimeoutException()),
                new AxonTimeoutException("cut off"),
                // as the connection to Axon Server fails, also the connector's own, and what gRPC says
                new CompletionException(
                        new io.axoniq.axonserver.connector.AxonServerException(ErrorCategory.OTHER, "away", "client")),
                new StatusRuntimeException(Status.UNAVAILABLE),
                // as another process tells it
                new CommandExecutionException("not now", null, new Hindrance(false)),
                new IllegalStateException(new RuntimeException(new ConnectException("refused"))),
                new CompletionException(new SQLTransientConnectionException("no connection")),
                new CannotCreateTransactionException("no connection"),
                new DataAccessResourceFailureException("no connection"),
                new RejectedExecutionException("about to stop"));
    }

    @ParameterizedTest
    @MethodSource("ownFaults")
    void anEventsOwnFaultIsParked(Throwable fault) {
        assertThat(Faults.isTransient(fault)).isFalse();
        assertThat(policy.decide(letter, fault).shouldEnqueue()).isTrue();
    }

    static Stream<Throwable> ownFaults() {
        return Stream.of(
                new IllegalStateException("no contact"),
                new NullPointerException(),
                new CompletionException(new IllegalArgumentException()),
                new CommandExecutionException(
                        "no", null, new Refusal("ORDER_NOT_FOUND", RefusalCode.Kind.NOT_FOUND, "no", List.of())));
    }

    @Test
    void theCauseIsKeptWithoutWhatItSays() {
        var fault = new CompletionException(new IllegalStateException("Margaret Quimby, 17 Larkspur Crescent"));

        assertThat(policy.decide(letter, fault).enqueueCause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .satisfies(kept -> assertThat(kept.getMessage())
                                .contains("EnqueueNonTransientFaultsTest.theCauseIsKeptWithoutWhatItSays")
                                .doesNotContain("Quimby")));
    }

    @Test
    void ofARefusalTheCodeIsKept() {
        var refused = new CommandExecutionException(
                "ORDER_NOT_FOUND: no such order",
                null,
                new Refusal("ORDER_NOT_FOUND", RefusalCode.Kind.NOT_FOUND, "no such order", List.of()));

        assertThat(policy.decide(letter, refused).enqueueCause())
                .hasValueSatisfying(cause -> assertThat(cause).hasMessage("ORDER_NOT_FOUND"));
    }

    @Test
    void theFirstAttemptIsCounted() {
        var parked = policy.decide(letter, new IllegalStateException()).withDiagnostics(letter);

        assertThat(EnqueueNonTransientFaults.attemptsOf(letter)).isZero();
        assertThat(EnqueueNonTransientFaults.attemptsOf(parked)).isEqualTo(1);
    }

    private static final class Announced extends RuntimeException implements TransientFault {
        private static final long serialVersionUID = 1L;
    }
}
