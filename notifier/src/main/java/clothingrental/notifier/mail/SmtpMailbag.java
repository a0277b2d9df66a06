package clothingrental.notifier.mail;

import clothingrental.notifier.status.Letter;
import clothingrental.notifier.status.MailProperties;
import clothingrental.notifier.status.Mailbag;
import clothingrental.platform.fault.PassingFault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands letters to an SMTP server ({@code spring.mail.*}). What the mail libraries say of a failure may contain the
 * address, so it goes no further than here.
 */
@Component
class SmtpMailbag implements Mailbag {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailbag.class);
    private static final int PERMANENT_FROM = 500;

    private final JavaMailSender smtp;
    private final MailProperties properties;

    SmtpMailbag(JavaMailSender smtp, MailProperties properties) {
        this.smtp = smtp;
        this.properties = properties;
    }

    @Override
    public Outcome send(Letter letter, String email, Reference reference) {
        var recipient = addressOf(email);
        if (recipient.isEmpty()) {
            LOG.warn("Order {}: the customer's address is none", reference.orderId());
            return Outcome.REFUSED;
        }
        try {
            smtp.send(mail(letter, recipient.get(), reference));
            return Outcome.SENT;
        } catch (MailException failure) {
            if (isRefusedForGood(failure)) {
                LOG.warn("Order {}: the mail server refuses the customer's address", reference.orderId());
                return Outcome.REFUSED;
            }
            throw new MailNotHandedOver(reference.orderId(), failure);
        } catch (MessagingException failure) {
            throw new MailNotHandedOver(reference.orderId(), failure);
        }
    }

    /** What a customer has left may be no address (RFC 5322): no server will ever take it, so nothing waits for one. */
    private static Optional<InternetAddress> addressOf(String email) {
        try {
            return Optional.of(new InternetAddress(email, true));
        } catch (AddressException none) {
            return Optional.empty();
        }
    }

    private MimeMessage mail(Letter letter, InternetAddress recipient, Reference reference) throws MessagingException {
        var mail = smtp.createMimeMessage();
        var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.from());
        helper.setTo(recipient);
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        // the same for a mail that is sent again after a crash, so that mailboxes can drop the second one
        mail.setHeader("Message-ID", "<" + reference.eventId() + "@clothing-rental>");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Order-Id", reference.orderId());
        mail.setHeader("X-Correlation-Id", reference.correlationId());
        return mail;
    }

    /** An address that the server refuses with 5xx (RFC 5321, 4.2.1) won't be better next time. */
    private static boolean isRefusedForGood(MailException failure) {
        if (failure instanceof MailSendException several) {
            for (var one : several.getMessageExceptions()) {
                for (@Nullable Exception next = one;
                        next instanceof MessagingException part;
                        next = part.getNextException()) {
                    if (part instanceof SMTPAddressFailedException address
                            && address.getReturnCode() >= PERMANENT_FROM) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The mail server could not be reached, or did not take the mail now. */
    static final class MailNotHandedOver extends RuntimeException implements PassingFault {

        private static final long serialVersionUID = 1L;

        MailNotHandedOver(String orderId, Exception reason) {
            super("order " + orderId + ": the mail server did not take the mail ("
                    + reason.getClass().getSimpleName() + ")");
        }
    }
}
