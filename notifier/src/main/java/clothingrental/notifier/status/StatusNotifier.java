package clothingrental.notifier.status;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.order.OrderEvent;
import clothingrental.notifier.status.Mailbag.Outcome;
import clothingrental.notifier.status.Mailbag.Reference;
import clothingrental.platform.messaging.MessageKeys;
import clothingrental.platform.messaging.Requests;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Whenever something has happened to an order that is mailed, its customer gets a mail: one, in their language. */
@Component
@ProcessingGroup("notifier")
@DisallowReplay
class StatusNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final Requests requests;
    private final Letters letters;
    private final Mailbag mailbag;
    private final MailLog log;
    private final MailProperties properties;
    private final Clock clock;

    StatusNotifier(
            Requests requests, Letters letters, Mailbag mailbag, MailLog log, MailProperties properties, Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.mailbag = mailbag;
        this.log = log;
        this.properties = properties;
        this.clock = clock;
    }

    @EventHandler
    void on(OrderEvent event, EventMessage<?> message) {
        if (!event.isMailed() || log.has(message.getIdentifier())) {
            return;
        }
        var reference = new Reference(
                message.getIdentifier(),
                event.orderId(),
                String.valueOf(message.getMetaData().get(MessageKeys.CORRELATION_ID)));
        var outcome = tell(event, message.getTimestamp(), reference);
        try {
            log.enter(reference, outcome);
        } catch (DataIntegrityViolationException failure) {
            if (!log.has(reference.eventId())) { // else another replica that had the share before has just told it
                throw failure;
            }
        }
    }

    private Outcome tell(OrderEvent event, Instant at, Reference reference) {
        if (at.isBefore(Instant.now(clock).minus(properties.maxAge()))) {
            LOG.warn(
                    "Order {}: {} at {} is too long ago, no mail is sent",
                    event.orderId(),
                    event.getClass().getSimpleName(),
                    at);
            return Outcome.TOO_OLD;
        }
        var contact = contactOf(event);
        return mailbag.send(letters.about(event, contact), contact.email(), reference);
    }

    private CustomerContact contactOf(OrderEvent event) {
        var contact = requests.ask(new FindCustomerContact(event.customerId()), ContactAnswer.class)
                .contact();
        if (contact == null) {
            throw new IllegalStateException("no contact of the customer of order " + event.orderId());
        }
        return contact;
    }
}
