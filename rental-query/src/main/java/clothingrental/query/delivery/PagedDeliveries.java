package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the board as clients are told it.
 *
 * @param page its number; null if it was asked for by a position
 * @param totalElements how many deliveries there are in all, whatever the page begins with; null if there are too many to be
 *     counted
 * @param totalIsAtLeast then, how many there are at least; else null
 * @param next the position to go on from; null on a page that is not full, which is the last one
 */
@Schema(name = "DeliveryPage")
record PagedDeliveries(
        List<DeliveryView> content,

        @Schema(description = "Absent on a page that was asked for by after.") @Nullable Integer page,

        int size,

        @Schema(description = "How many there are in all. Absent above 1,000: totalIsAtLeast is there then.") @Nullable Long totalElements,

        @Schema(description = "How many there are at least. Absent up to 1,000: totalElements is there then.") @Nullable Long totalIsAtLeast,

        @Schema(description = "Give it as after for the page behind this one. Absent on the last page.") @Nullable String next) {

    /** A page by its number. */
    static PagedDeliveries numbered(DeliveryPage page) {
        return of(page, page.page());
    }

    /** A page by the position before it. */
    static PagedDeliveries behindAPosition(DeliveryPage page) {
        return of(page, null);
    }

    private static PagedDeliveries of(DeliveryPage page, @Nullable Integer number) {
        return new PagedDeliveries(
                page.content(),
                number,
                page.size(),
                page.totalIsAtLeast() == null ? page.totalElements() : null,
                page.totalIsAtLeast(),
                page.content().size() < page.size()
                        ? null
                        : BoardPosition.of(page.content().getLast()).text());
    }
}
