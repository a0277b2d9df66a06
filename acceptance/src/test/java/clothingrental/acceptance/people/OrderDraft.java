package clothingrental.acceptance.people;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a customer wants to order. */
public final class OrderDraft {

    private static final ZoneId RENTAL_HOUSE = ZoneId.of("Asia/Seoul");

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private LocalDate from = LocalDate.now(RENTAL_HOUSE).plusDays(3);
    private LocalDate to = from.plusDays(2);

    private OrderDraft() {}

    public static OrderDraft anOrder() {
        return new OrderDraft();
    }

    /** So many of a garment. */
    public OrderDraft of(String productId, int quantity) {
        lines.add(Map.of("productId", productId, "quantity", quantity));
        return this;
    }

    /** From a day on, counted from today. */
    public OrderDraft startingInDays(int days) {
        from = LocalDate.now(RENTAL_HOUSE).plusDays(days);
        to = from.plusDays(2);
        return this;
    }

    public OrderDraft forDays(int days) {
        to = from.plusDays(days - 1L);
        return this;
    }

    public Map<String, Object> toJson() {
        return Map.of("lines", lines, "rentalPeriod", Map.of("from", from.toString(), "to", to.toString()));
    }
}
