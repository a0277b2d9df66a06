package clothingrental.notifier.status;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the words for an event, in the customer's language. The words stand in {@code letters_….properties}. */
@Component
class Letters {

    private final MessageSource words;

    Letters(MessageSource letterWords) {
        this.words = letterWords;
    }

    Letter about(OrderEvent event, CustomerContact customer) {
        var kind = kindOf(event);
        var language = Locale.forLanguageTag(customer.locale().name());
        Object[] facts = {customer.name(), event.orderId(), carrierOf(event), trackingNumberOf(event)};
        return new Letter(
                words.getMessage(kind + ".subject", facts, language),
                String.join(
                        "\n\n",
                        words.getMessage("greeting", facts, language),
                        words.getMessage(kind + ".text", facts, language),
                        words.getMessage("closing", facts, language)));
    }

    /** What the words are named by: the event, and the way where they differ by it. */
    private static String kindOf(OrderEvent event) {
        var kind = event.getClass().getSimpleName();
        return event instanceof ShipmentDetailsCorrected corrected ? kind + "." + corrected.leg() : kind;
    }

    private static String carrierOf(OrderEvent event) {
        return switch (event) {
            case OrderShipped shipped -> Objects.requireNonNullElse(shipped.carrier(), "-");
            case ReturnCollected collected -> collected.carrier();
            case ShipmentDetailsCorrected corrected -> corrected.carrier();
            default -> "-";
        };
    }

    private static String trackingNumberOf(OrderEvent event) {
        return switch (event) {
            case OrderShipped shipped -> Objects.requireNonNullElse(shipped.trackingNumber(), "-");
            case ReturnCollected collected -> collected.trackingNumber();
            case ShipmentDetailsCorrected corrected -> corrected.trackingNumber();
            default -> "-";
        };
    }
}
