package clothingrental.platform.messaging.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clothingrental.platform.fault.CircuitBreakers;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryClient requests = new QueryClient(
            DefaultQueryGateway.builder().queryBus(bus).build(), Duration.ofSeconds(5), new CircuitBreakers());
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String answer = "placed";

    /** A question. */
    record Status(String orderId) {}

    @BeforeEach
    void somebodyAnswers() {
        bus.subscribe(Status.class.getName(), String.class, query -> {
            asked.incrementAndGet();
            return answer;
        });
    }

    @Test
    void aQueryThatNobodyAnswersIsNotAskedForEver() {
        record Unknown() {}

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> requests.ask(new Unknown(), String.class))
                    .hasCauseInstanceOf(NoHandlerForQueryException.class);
        }

        assertThatThrownBy(() -> requests.ask(new Unknown(), String.class))
                .isInstanceOf(CallNotPermittedException.class);
        assertThat(requests.ask(new Status("1"), String.class)).isEqualTo("placed");
    }

    @Test
    void anAnswerThatIsThereAlreadyIsNotWaitedFor() {
        assertThat(requests.askUntil(new Status("1"), String.class, "placed"::equals, LONG))
                .isEqualTo("placed");
    }

    @Test
    void whoWaitsHearsOfTheAnswerAndDoesNotAskAgain() {
        var waiting = CompletableFuture.supplyAsync(
                () -> requests.askUntil(new Status("1"), String.class, "cancelled"::equals, LONG));
        await().until(() -> asked.get() == 1);

        tells("pending");
        tells("cancelled");

        assertThat(waiting).succeedsWithin(LONG).isEqualTo("cancelled");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoseTimeIsUpGetsTheLastAnswerThereWas() {
        assertThat(requests.askUntil(new Status("1"), String.class, "cancelled"::equals, SHORT))
                .isEqualTo("placed");
    }

    @Test
    void whoWaitsIsLetGoWithTheLastAnswerWhenTheProcessStops() {
        var waiting = CompletableFuture.supplyAsync(
                () -> requests.askUntil(new Status("1"), String.class, "cancelled"::equals, LONG));

        requests.stop();

        assertThat(waiting).succeedsWithin(LONG.dividedBy(2)).isEqualTo("placed");
    }

    @Test
    void whoseTimeIsUpListensNoLonger() {
        requests.askUntil(new Status("1"), String.class, "cancelled"::equals, SHORT);

        assertThat(bus.queryUpdateEmitter().activeSubscriptions()).isEmpty();
    }

    @Test
    void ifNobodyAnswersTheCallerLearnsWhy() {
        assertThatThrownBy(() -> requests.askUntil("unknown", String.class, "cancelled"::equals, LONG))
                .isInstanceOf(NoHandlerForQueryException.class);
    }

    @Test
    void followersHearEachChangeUntilTheyLeave() {
        List<String> heard = new CopyOnWriteArrayList<>();
        var follower = requests.follow(new Status("1"), String.class).subscribe(heard::add);
        tells("preparing");
        tells("shipped");

        follower.dispose();
        tells("delivered");

        assertThat(heard).containsExactly("placed", "preparing", "shipped");
        assertThat(bus.queryUpdateEmitter().activeSubscriptions()).isEmpty();
    }

    private void tells(String change) {
        answer = change;
        bus.queryUpdateEmitter().emit(Status.class, query -> query.orderId().equals("1"), change);
    }
}
