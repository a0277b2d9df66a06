package clothingrental.ordering.order.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * What a customer sends to place an order. Only its shape is checked here; whether it is a possible order is for the
 * order to say.
 */
record PlaceOrderRequest(
        @NotNull List<@NotNull @Valid Line> lines,
        @NotNull @Valid Period rentalPeriod) {

    record Line(@NotNull String productId, @NotNull Integer quantity) {}

    record Period(@NotNull LocalDate from, @NotNull LocalDate to) {}

    List<OrderLine> orderLines() {
        return lines.stream()
                .map(line -> new OrderLine(line.productId(), line.quantity()))
                .toList();
    }

    RentalPeriod period() {
        return new RentalPeriod(rentalPeriod.from(), rentalPeriod.to());
    }

    /** The same for requests that say the same, however the JSON was laid out: SHA-256 in hex. */
    String hash() {
        var said = new StringBuilder(period().toString());
        orderLines().forEach(line -> said.append('\n').append(line));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(said.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
