package clothingrental.platform.messaging.command;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.refusal.Hindrance;
import clothingrental.platform.fault.Faults;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultDescribingCommandBusTest {

    private static final int RETRIES = 3;

    private final AtomicInteger attempts = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final FaultDescribingCommandBus bus =
            new FaultDescribingCommandBus(AsynchronousCommandBus.builder(), new CommandExecutors(2, 2));

    /** A command. */
    record Ship(String order) {}

    @AfterEach
    void stop() {
        clock.shutdown();
    }

    @Test
    void aConflictIsToldAcrossProcessesAndTriedAgainABoundedNumberOfTimes() {
        handledBy(() -> {
            throw conflict();
        });

        var failure = failureOf(sent());

        assertThat(hindranceOf(failure)).isEqualTo(new Hindrance(true));
        assertThat(Faults.isTransient(failure)).isTrue();
        assertThat(attempts).hasValue(1 + RETRIES);
    }

    @Test
    void whoeverLosesTheRaceOnceWinsTheNextOne() {
        handledBy(() -> {
            if (attempts.get() == 1) {
                throw conflict();
            }
            return "done";
        });

        assertThat(sent()).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo("done");
    }

    @Test
    void aStoreThatIsAwayIsToldAndNotTriedAgainAtOnce() {
        handledBy(() -> {
            throw new CannotCreateTransactionException("no connection");
        });

        var failure = failureOf(sent());

        assertThat(hindranceOf(failure)).isEqualTo(new Hindrance(false));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void theTalkOfAnotherProcessIsUnderstood() {
        var toldFromAfar = new CommandExecutionException("not now", null, new Hindrance(true));

        assertThat(Faults.isTransient(toldFromAfar)).isTrue();
        assertThat(Faults.isConflict(toldFromAfar)).isTrue();
        assertThat(Faults.isConflict(new CommandExecutionException("not now", null, new Hindrance(false))))
                .isFalse();
    }

    @Test
    void aFaultOfOurOwnStaysWhatItIs() {
        handledBy(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(failureOf(sent())).isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aProcessThatStopsWaitsForCommandsThatAreUnderWay() {
        var handling = new CompletableFuture<String>();
        handledBy(handling::join);
        var answer = sent();

        var settled = bus.settle();

        assertThat(settled).isNotDone();
        handling.complete("done");
        assertThat(settled).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(answer).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo("done");
    }

    @Test
    void aCommandThatWasOnItsWayToAProcessThatStopsIsHandled() {
        handledBy(() -> "done");
        assertThat(bus.settle()).isDone();

        assertThat(sent()).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo("done");
    }

    @Test
    void aProcessThatStopsWaitsForNothingIfNoCommandIsUnderWay() {
        handledBy(() -> {
            throw new IllegalStateException("a bug");
        });
        failureOf(sent());

        assertThat(bus.settle()).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    /** As a JPA store reports it: with the database's complaint as its cause. */
    private static ConcurrencyException conflict() {
        return new ConcurrencyException("another writer", new DataIntegrityViolationException("unique index"));
    }

    private void handledBy(Supplier<String> handler) {
        bus.subscribe(Ship.class.getName(), command -> {
            attempts.incrementAndGet();
            return handler.get();
        });
    }

    private CompletableFuture<String> sent() {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new ConflictRetryScheduler(IntervalRetryScheduler.builder()
                        .retryExecutor(clock)
                        .retryInterval(1)
                        .maxRetryCount(RETRIES)))
                .build()
                .send(new Ship("order-1"));
    }

    private static Throwable failureOf(CompletableFuture<String> answer) {
        return answer.handle((done, failure) -> failure).join();
    }

    private static Hindrance hindranceOf(Throwable failure) {
        assertThat(failure).isInstanceOf(CommandExecutionException.class);
        return ((CommandExecutionException) failure).<Hindrance>getDetails().orElseThrow();
    }
}
