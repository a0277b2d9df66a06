package clothingrental.api.delivery;

import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the team sees it on its board.
 *
 * @param customerId whose garments they are; null for a delivery that was cancelled before it reached the board
 * @param lines what there is to send or to collect
 * @param scheduledAt when it came to the board
 */
public record DeliveryView(
        String deliveryId,
        String orderId,
        Leg leg,
        DeliveryStatus status,
        @Nullable String customerId,
        List<OrderLine> lines,
        @Nullable RentalPeriod rentalPeriod,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        Instant scheduledAt,
        Instant updatedAt) {}
