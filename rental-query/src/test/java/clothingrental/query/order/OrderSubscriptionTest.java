package clothingrental.query.order;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ofAnOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.query.Journey;
import clothingrental.query.view.OrdersView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class OrderSubscriptionTest {

    private static final String END = "event: end\ndata: {}\n\n";
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonMapper json = new JsonMapper();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final OrderEventStream client = new OrderEventStream(json, response);
    private final OrderSubscription following = new OrderSubscription();

    @Test
    void theOrderIsToldAsItIsAndThenEachChangeUntilItIsFinal() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        following.hears(after(journey, 1));
        following.hears(after(journey, 4));
        following.hears(after(journey, 6));

        following.tell(client, null, NEVER);

        assertThat(told())
                .isEqualTo(event(after(journey, 1)) + event(after(journey, 4)) + event(after(journey, 6)) + END);
        assertThat(response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void whatIsToldTwiceOrTooLateIsNoNews() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        following.hears(after(journey, 4));
        following.hears(after(journey, 4));
        following.hears(after(journey, 2));
        following.ends();

        following.tell(client, null, NEVER);

        assertThat(told()).isEqualTo(event(after(journey, 4)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"12", "14", "-1", "13 ", "", "x"})
    void aFinalOrderIsToldOnceAndThenTheEndToWhoeverHasNotHeardOfIt(@Nullable String lastHeard) throws Exception {
        var over = after(ofAnOrder().thereAndBack(), 13);
        following.hears(over);

        following.tell(client, lastHeard, NEVER);

        assertThat(told()).isEqualTo(event(over) + END);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void whoHasHeardTheFinalVersionIsToldThatThereIsNothingMore() throws Exception {
        following.hears(after(ofAnOrder().thereAndBack(), 13));

        following.tell(client, "13", NEVER);

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(told()).isEmpty();
    }

    @Test
    void whoComesBackBeforeTheEndHearsTheOrderAsItIsNow() throws Exception {
        var now = after(ofAnOrder().thereAndBack(), 4);
        following.hears(now);
        following.ends();

        following.tell(client, "4", NEVER);

        assertThat(told()).as("and no end: it is not over").isEqualTo(event(now));
    }

    @Test
    void versionsDecideWhatIsNewsAndNotTheClocksOfDifferentServices() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        var later = after(journey, 4);
        following.hears(after(journey, 2));
        following.hears(new OrderAnswer(at(Instant.EPOCH, later)));
        following.ends();

        following.tell(client, null, NEVER);

        assertThat(told()).contains("id: 2\n", "id: 4\n");
    }

    @Test
    void anOrderToldByAProcessOfBeforeVersionsIsFollowedAllTheSame() throws Exception {
        var journey = ofAnOrder().cancelledInTime();
        following.hears(withoutVersion(after(journey, 4)));
        following.hears(withoutVersion(after(journey, 2)));
        following.hears(withoutVersion(after(journey, 6)));

        following.tell(client, null, NEVER);

        assertThat(told())
                .isEqualTo(event(withoutVersion(after(journey, 4))) + event(withoutVersion(after(journey, 6))) + END);
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

        assertThatThrownBy(() -> following.tell(client, null, NEVER)).isInstanceOf(ProblemException.class);

        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void ifNobodyAnswersNoStreamBegins() {
        following.fails(new IllegalStateException("nobody there"));

        assertThatThrownBy(() -> following.tell(client, null, NEVER)).isInstanceOf(CompletionException.class);

        assertThat(response.isCommitted()).isFalse();
    }

    private void tell(Duration heartbeat) {
        try {
            following.tell(client, null, heartbeat);
        } catch (IOException | InterruptedException failure) {
            throw new CompletionException(failure);
        }
    }

    private static OrderAnswer after(Journey journey, int events) {
        return new OrderAnswer(fold(new OrdersView(), journey.history().subList(0, events))
                .view()
                .orElseThrow());
    }

    private static OrderAnswer withoutVersion(OrderAnswer answer) {
        var order = Objects.requireNonNull(answer.order());
        return new OrderAnswer(like(order, order.updatedAt(), null));
    }

    private static OrderView at(Instant updatedAt, OrderAnswer answer) {
        var order = Objects.requireNonNull(answer.order());
        return like(order, updatedAt, order.version());
    }

    private static OrderView like(OrderView order, Instant updatedAt, @Nullable Long version) {
        return new OrderView(
                order.orderId(),
                order.customerId(),
                order.status(),
                order.lines(),
                order.rentalPeriod(),
                order.placedAt(),
                updatedAt,
                order.delivery(),
                order.returnDelivery(),
                order.cancellation(),
                order.timeline(),
                version);
    }

    private String event(OrderAnswer answer) {
        var order = Objects.requireNonNull(answer.order());
        var id = order.version() == null ? "" : "id: " + order.version() + "\n";
        return id + "event: order\ndata: " + json.writeValueAsString(order) + "\n\n";
    }

    private String told() {
        return new String(response.getContentAsByteArray(), UTF_8);
    }
}
