package clothingrental.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.notifier.outbox.Delivery;
import clothingrental.notifier.outbox.Letter;
import clothingrental.notifier.outbox.MailProperties;
import clothingrental.notifier.outbox.MailTransport;
import clothingrental.notifier.outbox.OutboxMail;
import clothingrental.platform.fault.CircuitBreakers;
import clothingrental.platform.fault.TransientFault;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Hands mails to an SMTP server ({@code spring.mail.*}), over connections that are kept while there are mails. What the
 * mail libraries say of a failure may contain the address, so it goes no further than here. A server in trouble is left
 * in peace for some seconds at a time.
 */
@Component
class SmtpMailTransport implements MailTransport {

    static {
        // the mail library opens a jar for each mail otherwise, to look for what it brings itself
        if (System.getProperty(StreamProvider.class.getName()) == null) {
            System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        }
    }

    private final JavaMailSenderImpl smtp;
    private final SmtpConnections connections;
    private final MailProperties properties;
    private final CircuitBreakers breakers;
    private final Clock clock;

    SmtpMailTransport(
            JavaMailSenderImpl smtp,
            SmtpConnections connections,
            MailProperties properties,
            CircuitBreakers breakers,
            Clock clock) {
        this.smtp = smtp;
        this.connections = connections;
        this.properties = properties;
        this.breakers = breakers;
        this.clock = clock;
    }

    @Override
    public Delivery send(Letter letter, String email, OutboxMail mail) {
        return addressOf(email)
                .map(recipient -> breakers.call("smtp", () -> handOver(letter, recipient, mail)))
                .orElseGet(() -> new Delivery.RefusedForGood("NO_ADDRESS"));
    }

    /** What a customer has left may be no address (RFC 5322): no server will ever take it, so nothing waits for one. */
    private static Optional<InternetAddress> addressOf(String email) {
        try {
            return Optional.of(new InternetAddress(email, true));
        } catch (AddressException none) {
            return Optional.empty();
        }
    }

    private Delivery handOver(Letter letter, InternetAddress recipient, OutboxMail mail) {
        try {
            connections.send(message(letter, recipient, mail), new Address[] {recipient});
            return new Delivery.Taken();
        } catch (MessagingException failure) {
            return SmtpReply.to(failure)
                    .map(SmtpReply::delivery)
                    .orElseThrow(() -> new MailServerUnavailable(mail.orderId(), failure));
        }
    }

    /** Without Spring's helper, which reads its table of file types anew for each mail: a third of a sender's processor time. */
    private MimeMessage message(Letter letter, InternetAddress recipient, OutboxMail mail) throws MessagingException {
        var message = new MessageOfEvent(smtp.getSession(), mail.eventId());
        message.setFrom(new InternetAddress(properties.from(), true));
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), UTF_8.name());
        message.setText(letter.text(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Order-Id", mail.orderId());
        message.setHeader("X-Correlation-Id", mail.correlationId());
        message.saveChanges();
        return message;
    }

    /** Has the same Message-ID when it is sent again after a crash, so that mailboxes can drop the second one. */
    private static final class MessageOfEvent extends MimeMessage {

        private final String eventId;

        MessageOfEvent(Session session, String eventId) {
            super(session);
            this.eventId = eventId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + eventId + "@clothing-rental>");
        }
    }

    /** The mail server can't be reached, or takes nothing at the moment. */
    static final class MailServerUnavailable extends RuntimeException implements TransientFault {

        private static final long serialVersionUID = 1L;

        MailServerUnavailable(String orderId, Exception reason) {
            super("order " + orderId + ": the mail server takes nothing at the moment ("
                    + reason.getClass().getSimpleName() + ")");
        }
    }
}
