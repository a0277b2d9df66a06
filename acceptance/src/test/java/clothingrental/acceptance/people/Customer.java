package clothingrental.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who rents clothes. */
public final class Customer extends Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_ON_A_PAGE = 100;

    private final ApplicationUnderTest application;

    public Customer(ApplicationUnderTest application, String name) {
        super(application, name);
        this.application = application;
    }

    public Customer leaves(Contact contact) {
        getsDone("PUT", "/api/customers/me", contact.toJson());
        return this;
    }

    public PlacedOrder places(OrderDraft draft) {
        return placed(getsDone("POST", "/api/orders", draft.toJson()));
    }

    /** Places an order under a name of the customer's own: placing it twice is placing it once. */
    public PlacedOrder places(OrderDraft draft, String idempotencyKey) {
        return placed(getsDone("POST", "/api/orders", draft.toJson(), Map.of("Idempotency-Key", idempotencyKey)));
    }

    private static PlacedOrder placed(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo(OrderStatus.PLACED.name());
        var order = new PlacedOrder(answer.body().path("orderId").asString());
        assertThat(answer.header("location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith(order.path()));
        return order;
    }

    /** Answers the status that the system tells. */
    public OrderStatus cancels(PlacedOrder order) {
        var answer =
                getsDone("POST", order.path() + "/cancellation", Map.of("reason", CancellationReason.CHANGED_MIND));
        assertThat(answer.status()).isEqualTo(202);
        return OrderStatus.valueOf(answer.body().path("status").asString());
    }

    /** Answers the status that the system tells. */
    public OrderStatus givesBack(PlacedOrder order) {
        var answer = getsDone("POST", order.path() + "/return", null);
        assertThat(answer.status()).isEqualTo(202);
        return OrderStatus.valueOf(answer.body().path("status").asString());
    }

    /** Changes her mind about giving back; answers the status that the system tells. */
    public OrderStatus takesBackReturn(PlacedOrder order) {
        var answer = getsDone("DELETE", order.path() + "/return", null);
        assertThat(answer.status()).isEqualTo(202);
        return OrderStatus.valueOf(answer.body().path("status").asString());
    }

    /** How many orders of a status my page lists, or of all; counted page by page, since totals end at 1,000. */
    public int countsOrders(@Nullable OrderStatus status) {
        var filter = status == null ? "" : "&status=" + status;
        var counted = 0;
        var onThisPage = MOST_ON_A_PAGE;
        for (var page = 0; onThisPage == MOST_ON_A_PAGE; page++) {
            onThisPage = getsDone("GET", "/api/orders?size=" + MOST_ON_A_PAGE + "&page=" + page + filter, null)
                    .body()
                    .path("content")
                    .size();
            counted += onThisPage;
        }
        return counted;
    }

    /** My page's view of an order, now. */
    public JsonNode looksAt(PlacedOrder order) {
        return getsDone("GET", order.path(), null).body();
    }

    /** Waits until my page shows this status. */
    public JsonNode sees(PlacedOrder order, OrderStatus status) {
        return await("%s to see %s".formatted(name(), status))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(Refused.class)
                .until(
                        () -> looksAt(order),
                        view -> view.path("status").asString().equals(status.name()));
    }

    /** Looks at an order that may not be there yet, and is ready to wait so many seconds for it. */
    public Answer looksPatientlyAt(PlacedOrder order, int seconds) {
        return asks("GET", order.path(), null, Map.of("Prefer", "wait=" + seconds));
    }

    /** Asks for the cancellation, and is ready to wait so many seconds for the decision. */
    public Answer cancelsPatiently(PlacedOrder order, int seconds) {
        return getsDone(
                "POST",
                order.path() + "/cancellation",
                Map.of("reason", CancellationReason.CHANGED_MIND),
                Map.of("Prefer", "wait=" + seconds));
    }

    /** Follows an order from now on. */
    public Follower follows(PlacedOrder order) {
        return new Follower(listens(order.path() + "/updates", "text/event-stream"));
    }

    /** Follows an order again, as a browser does by itself that has heard of an event before. */
    public Follower followsAgain(PlacedOrder order, String lastEventId) {
        return new Follower(
                listens(order.path() + "/updates", "text/event-stream", Map.of("Last-Event-ID", lastEventId)));
    }

    /** As {@link #followsAgain}, where the answer is expected to end at once. */
    public Answer comesBackTo(PlacedOrder order, String lastEventId) {
        return asks(
                "GET",
                order.path() + "/updates",
                null,
                Map.of("accept", "text/event-stream", "Last-Event-ID", lastEventId));
    }

    /** The statuses that my page's timeline tells, oldest first. */
    public List<OrderStatus> timelineOf(PlacedOrder order) {
        return StreamSupport.stream(looksAt(order).path("timeline").spliterator(), false)
                .map(entry -> OrderStatus.valueOf(entry.path("status").asString()))
                .toList();
    }

    /** Waits until so many mails about an order are there, and answers all of them in the order they arrived. */
    public List<Mail> receives(int mails, PlacedOrder order) {
        return await("%d mails about %s".formatted(mails, order.id()))
                .atMost(PATIENCE)
                .until(() -> application.mails().about(order.id()), arrived -> arrived.size() >= mails);
    }
}
