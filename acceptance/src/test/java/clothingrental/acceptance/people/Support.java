package clothingrental.acceptance.people;

import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import clothingrental.api.order.OrderStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Those who help customers with their orders. */
public final class Support extends Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Support(ApplicationUnderTest application, String name) {
        super(application, name);
    }

    /** Any customer's order, now. */
    public JsonNode looksAt(PlacedOrder order) {
        return getsDone("GET", order.supportPath(), null).body();
    }

    /** Waits until an order shows this status. */
    public JsonNode sees(PlacedOrder order, OrderStatus status) {
        return await("%s to see %s".formatted(name(), status))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(Refused.class)
                .until(
                        () -> looksAt(order),
                        view -> view.path("status").asString().equals(status.name()));
    }

    /** The orders that a search finds, as {@code status=PLACED&customerId=alice}. */
    public List<PlacedOrder> finds(String search) {
        return ordersOf(getsDone("GET", "/api/support/orders?" + search, null));
    }

    /** The orders whose cancellation has been pending for so long, the longest first. */
    public List<PlacedOrder> findsCancellationsPendingLongerThan(Duration duration) {
        return ordersOf(getsDone("GET", "/api/support/cancellations?size=100&pendingLongerThan=" + duration, null));
    }

    /** How many pieces of a product were asked for on some days, by the day; page by page. */
    public Map<LocalDate, Long> seesDemandFor(String product, LocalDate from, LocalDate to, int size) {
        var days = "/api/support/demand?from=" + from + "&to=" + to + "&size=" + size;
        var pieces = new TreeMap<LocalDate, Long>();
        var page = getsDone("GET", days, null).body();
        var isMore = true;
        while (isMore) {
            for (var demand : page.path("content")) {
                if (demand.path("productId").asString().equals(product)) {
                    pieces.put(
                            LocalDate.parse(demand.path("date").asString()),
                            demand.path("pieces").asLong());
                }
            }
            isMore = page.has("next");
            if (isMore) {
                page = getsDone("GET", days + "&after=" + page.path("next").asString(), null)
                        .body();
            }
        }
        return pieces;
    }

    private static List<PlacedOrder> ordersOf(Answer page) {
        return StreamSupport.stream(page.body().path("content").spliterator(), false)
                .map(order -> new PlacedOrder(order.path("orderId").asString()))
                .toList();
    }
}
