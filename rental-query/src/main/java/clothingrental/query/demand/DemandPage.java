package clothingrental.query.demand;

import clothingrental.api.demand.DemandQuery.ProductDemand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what was asked for, as clients are told it.
 *
 * @param next the position to go on from; null on a page that is not full, which is the last one
 */
record DemandPage(
        List<ProductDemand> content,
        int size,

        @Schema(description = "Give it as after for the page behind this one. Absent on the last page.") @Nullable String next) {

    static DemandPage of(List<ProductDemand> content, int size) {
        return new DemandPage(
                content,
                size,
                content.size() < size
                        ? null
                        : DemandPosition.of(content.getLast()).text());
    }
}
