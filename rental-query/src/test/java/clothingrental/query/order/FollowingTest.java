package clothingrental.query.order;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ofAnOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.web.Problem;
import clothingrental.query.Journey;
import clothingrental.query.fold.OrdersView;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class FollowingTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonMapper json = new JsonMapper();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final OrderStream client = new OrderStream(json, response);
    private final Following following = new Following();

    @Test
    void theOrderIsToldAsItIsAndThenEachChangeUntilItIsFinal() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        following.hears(after(journey, 1));
        following.hears(after(journey, 4));
        following.hears(after(journey, 6));

        following.tell(client, NEVER);

        assertThat(told()).isEqualTo(event(after(journey, 1)) + event(after(journey, 4)) + event(after(journey, 6)));
        assertThat(response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void whatIsToldTwiceOrTooLateIsNoNews() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        following.hears(after(journey, 4));
        following.hears(after(journey, 4));
        following.hears(after(journey, 2));
        following.ends();

        following.tell(client, NEVER);

        assertThat(told()).isEqualTo(event(after(journey, 4)));
    }

    @Test
    void aFinalOrderIsToldOnce() throws Exception {
        var over = after(ofAnOrder().thereAndBack(), 13);
        following.hears(over);

        following.tell(client, NEVER);

        assertThat(told()).isEqualTo(event(over));
    }

    @Test
    void whileNothingChangesTheHeartBeats() throws Exception {
        following.hears(after(ofAnOrder().placed(), 1));

        var telling = CompletableFuture.runAsync(() -> tell(Duration.ofMillis(10)));
        await().atMost(PATIENCE).until(() -> told().endsWith(":\n\n:\n\n"));
        following.ends();

        assertThat(telling).succeedsWithin(PATIENCE);
    }

    @Test
    void anOrderThatDoesNotExistIsNotFoundAndNoStreamBegins() {
        following.hears(new OrderAnswer(null));

        assertThatThrownBy(() -> following.tell(client, NEVER)).isInstanceOf(Problem.class);

        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void ifNobodyAnswersNoStreamBegins() {
        following.fails(new IllegalStateException("nobody there"));

        assertThatThrownBy(() -> following.tell(client, NEVER)).isInstanceOf(CompletionException.class);

        assertThat(response.isCommitted()).isFalse();
    }

    private void tell(Duration heartbeat) {
        try {
            following.tell(client, heartbeat);
        } catch (IOException | InterruptedException failure) {
            throw new CompletionException(failure);
        }
    }

    private static OrderAnswer after(Journey journey, int events) {
        return new OrderAnswer(fold(new OrdersView(), journey.history().subList(0, events))
                .view()
                .orElseThrow());
    }

    private String event(OrderAnswer answer) {
        OrderView order = answer.order();
        return "event: order\ndata: " + json.writeValueAsString(order) + "\n\n";
    }

    private String told() {
        return new String(response.getContentAsByteArray(), UTF_8);
    }
}
