package clothingrental.standalone.simulation;

import clothingrental.platform.policy.PolicyEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;

/** A policy's commands that are under way at the same time. They run, and end, in any order, while somebody waits. */
final class SideBySide implements PolicyEnvironment {

    private final Network network;
    private final List<Runnable> underWay = new ArrayList<>();

    SideBySide(Network network) {
        this.network = network;
    }

    @Override
    public CompletableFuture<Object> send(CommandMessage<?> command, EventMessage<?> cause) {
        var result = new CompletableFuture<Object>();
        underWay.add(() -> network.dispatch(command, (sent, answer) -> {
            if (answer.isExceptional()) {
                result.completeExceptionally(answer.exceptionResult());
            } else {
                result.complete(answer.getPayload());
            }
        }));
        return result;
    }

    @Override
    public void beforeWaitingFor(CompletableFuture<?> result) {
        while (!result.isDone()) {
            underWay.remove(network.anyOf(underWay.size())).run();
        }
    }

    @Override
    public Object sequenceOf(EventMessage<?> event) {
        return History.orderOf(event);
    }

    @Override
    public Predicate<Object> parkedSequences() {
        return NONE_PARKED;
    }

    @Override
    public Map<String, ?> originOf(EventMessage<?> event) {
        return Map.of();
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(10);
    }
}
