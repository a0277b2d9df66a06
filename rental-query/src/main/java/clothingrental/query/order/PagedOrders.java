package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders as clients are told it.
 *
 * @param totalElements how many orders there are in all; null if there are too many to be counted
 * @param totalIsAtLeast then, how many there are at least; else null
 */
@Schema(name = "OrderPage")
public record PagedOrders(
        List<OrderView> content,
        int page,
        int size,

        @Schema(description = "How many there are in all. Absent above 1,000: totalIsAtLeast is there then.") @Nullable Long totalElements,

        @Schema(description = "How many there are at least. Absent up to 1,000: totalElements is there then.") @Nullable Long totalIsAtLeast) {

    public static PagedOrders of(OrderPage page) {
        return new PagedOrders(
                page.content(),
                page.page(),
                page.size(),
                page.totalIsAtLeast() == null ? page.totalElements() : null,
                page.totalIsAtLeast());
    }
}
