package clothingrental.platform.messaging.command;

import static clothingrental.platform.messaging.metadata.MetaDataKeys.CAUSATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who place orders and those who follow up on them can't starve each other. */
class CommandExecutorsTest {

    private static final int REQUESTS = 3;
    private static final int FOLLOW_UPS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FaultDescribingCommandBus bus =
            new FaultDescribingCommandBus(AsynchronousCommandBus.builder(), new CommandExecutors(REQUESTS, FOLLOW_UPS));
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(bus).build();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();

    /** A command that takes long. */
    record Slow() {}

    /** A command that is done at once. */
    record Quick() {}

    CommandExecutorsTest() {
        bus.subscribe(Slow.class.getName(), command -> {
            running.incrementAndGet();
            goOn.await();
            return "done";
        });
        bus.subscribe(Quick.class.getName(), command -> "done");
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        bus.shutdown();
    }

    @Test
    void whileOrdersFillTheirThreadsTheFollowUpGoesOn() {
        whileSomeFillTheirThreadsOthersGoOn(
                CommandExecutorsTest::fromOutside, REQUESTS, CommandExecutorsTest::following);
    }

    @Test
    void whileTheFollowUpFillsItsThreadsOrdersAreTaken() {
        whileSomeFillTheirThreadsOthersGoOn(
                CommandExecutorsTest::following, FOLLOW_UPS, CommandExecutorsTest::fromOutside);
    }

    private void whileSomeFillTheirThreadsOthersGoOn(
            Function<Object, CommandMessage<?>> some, int threads, Function<Object, CommandMessage<?>> others) {
        var filling = send(10 * threads, some);
        await().until(() -> running.get() == threads);

        assertThat(commands.send(others.apply(new Quick()))).succeedsWithin(PATIENCE);

        assertThat(running).as("the limit of those that fill their threads").hasValue(threads);
        goOn.countDown();
        assertThat(CompletableFuture.allOf(filling)).succeedsWithin(PATIENCE);
    }

    private CompletableFuture<?>[] send(int times, Function<Object, CommandMessage<?>> message) {
        List<CompletableFuture<?>> results = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            results.add(commands.send(message.apply(new Slow())));
        }
        return results.toArray(CompletableFuture[]::new);
    }

    private static CommandMessage<?> fromOutside(Object command) {
        return new GenericCommandMessage<>(command);
    }

    private static CommandMessage<?> following(Object command) {
        return new GenericCommandMessage<>(command, MetaData.from(Map.of(CAUSATION_ID, "an event")));
    }
}
