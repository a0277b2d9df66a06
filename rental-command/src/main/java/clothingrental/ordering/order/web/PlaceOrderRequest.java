package clothingrental.ordering.order.web;

import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer sends to place an order. Only its shape is checked here; whether it is a possible order is for the
 * order to say.
 */
record PlaceOrderRequest(
        @NotNull List<@NotNull @Valid Line> lines,
        @NotNull @Valid Period rentalPeriod) {

    @Schema(name = "OrderLine")
    record Line(
            @NotNull @Schema(pattern = "[A-Za-z0-9._-]{1,64}", example = "hanbok-1001")
            String productId,

            @NotNull @Schema(minimum = "1", maximum = "10") Integer quantity) {}

    @Schema(name = "RentalPeriod", description = "Local dates of the rental house, both inclusive.")
    record Period(@NotNull LocalDate from, @NotNull LocalDate to) {}

    List<OrderLine> orderLines() {
        return lines.stream()
                .map(line -> new OrderLine(line.productId(), line.quantity()))
                .toList();
    }

    RentalPeriod period() {
        return new RentalPeriod(rentalPeriod.from(), rentalPeriod.to());
    }
}
