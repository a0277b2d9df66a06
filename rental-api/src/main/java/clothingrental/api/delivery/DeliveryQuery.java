package clothingrental.api.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about deliveries. Answered by rental-query. */
public sealed interface DeliveryQuery {

    /** One delivery; answered with {@link DeliveryAnswer}. */
    record FindDelivery(String deliveryId) implements DeliveryQuery {}

    /**
     * A page of the board, oldest first; answered with {@link DeliveryPage}.
     *
     * @param status only these, or all when null
     * @param leg only these, or both when null
     * @param page from 0
     * @param size 1 to 100
     */
    record FindDeliveries(
            @Nullable DeliveryStatus status, @Nullable Leg leg, int page, int size) implements DeliveryQuery {}

    /** The answer to a question for one delivery. */
    record DeliveryAnswer(@Nullable DeliveryView delivery) {}

    /** A page of deliveries. */
    record DeliveryPage(List<DeliveryView> content, int page, int size, long totalElements) {}
}
