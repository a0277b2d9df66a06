package clothingrental.query.delivery;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.delivery.DeliveryView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, with whom it goes to.
 *
 * @param recipient asked for at this moment and kept nowhere; null once the delivery is final, or if it can't be had
 * @param recipientUnavailable true if it should be here and can't be had at the moment, else null
 */
record DeliveryDetail(
        @JsonUnwrapped DeliveryView delivery,
        @Nullable CustomerContact recipient,
        @Nullable Boolean recipientUnavailable) {}
