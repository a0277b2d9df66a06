package clothingrental.platform.messaging;

import static clothingrental.platform.messaging.MessageKeys.CAUSATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who place orders and those who follow up on them can't starve each other. */
class CommandThreadsTest {

    private static final int REQUESTS = 3;
    private static final int FOLLOW_UPS = 2;

    private final TellingCommandBus bus =
            new TellingCommandBus(AsynchronousCommandBus.builder(), new CommandThreads(REQUESTS, FOLLOW_UPS));
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(bus).build();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();

    /** A command that takes long. */
    record Slow() {}

    /** A command that is done at once. */
    record Quick() {}

    CommandThreadsTest() {
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
        var placing = send(10 * REQUESTS, this::fromOutside);
        await().until(() -> running.get() == REQUESTS);

        assertThat(commands.send(following(new Quick()))).succeedsWithin(java.time.Duration.ofSeconds(10));

        assertThat(running).as("the limit of those from outside").hasValue(REQUESTS);
        goOn.countDown();
        assertThat(CompletableFuture.allOf(placing)).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    @Test
    void whileTheFollowUpFillsItsThreadsOrdersAreTaken() {
        var followUps = send(10 * FOLLOW_UPS, CommandThreadsTest::following);
        await().until(() -> running.get() == FOLLOW_UPS);

        assertThat(commands.send(fromOutside(new Quick()))).succeedsWithin(java.time.Duration.ofSeconds(10));

        assertThat(running).as("the limit of the follow-up").hasValue(FOLLOW_UPS);
        goOn.countDown();
        assertThat(CompletableFuture.allOf(followUps)).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    private CompletableFuture<?>[] send(int times, java.util.function.Function<Object, CommandMessage<?>> message) {
        List<CompletableFuture<?>> results = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            results.add(commands.send(message.apply(new Slow())));
        }
        return results.toArray(CompletableFuture[]::new);
    }

    private CommandMessage<?> fromOutside(Object command) {
        return new GenericCommandMessage<>(command);
    }

    private static CommandMessage<?> following(Object command) {
        return new GenericCommandMessage<>(command, MetaData.from(Map.of(CAUSATION_ID, "an event")));
    }
}
