package clothingrental.notifier.status;

import clothingrental.api.customer.CustomerContact;
import clothingrental.notifier.outbox.Letter;
import clothingrental.notifier.outbox.LetterWriter;
import clothingrental.notifier.outbox.OutboxMail;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the words for an event, in the customer's language. The words stand in {@code letters_….properties}. */
@Component
class Letters implements LetterWriter {

    private static final String UNKNOWN = "-";

    private final MessageSource words;

    Letters(MessageSource letterWords) {
        this.words = letterWords;
    }

    @Override
    public Letter write(OutboxMail mail, CustomerContact customer) {
        var language = Locale.forLanguageTag(customer.locale().name());
        Object[] facts = {
            customer.name(),
            mail.orderId(),
            Objects.requireNonNullElse(mail.carrier(), UNKNOWN),
            Objects.requireNonNullElse(mail.trackingNumber(), UNKNOWN)
        };
        return new Letter(
                words.getMessage(mail.kind() + ".subject", facts, language),
                String.join(
                        "\n\n",
                        words.getMessage("greeting", facts, language),
                        words.getMessage(mail.kind() + ".text", facts, language),
                        words.getMessage("closing", facts, language)));
    }
}
