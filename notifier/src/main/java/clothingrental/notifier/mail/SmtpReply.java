package clothingrental.notifier.mail;

import clothingrental.notifier.outbox.Delivery;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A mail server's refusal of a mail (RFC 5321, 4.2.1): 5yz for good, 4yz for now, whichever command of the
 * conversation it answers.
 *
 * @param reason the reply code, the enhanced status code if there is one, and the command; none of the server's text
 */
record SmtpReply(int code, String reason) {

    private static final int TRANSIENT_FROM = 400;
    private static final int PERMANENT_FROM = 500;

    /** About the connection and not about the mail: closing down; authentication is needed or failed (RFC 4954). */
    private static final Set<Integer> OF_THE_SERVER = Set.of(421, 454, 530, 534, 535, 538);

    private static final Pattern ENHANCED_STATUS = Pattern.compile("^[45]\\d\\d[ -]([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** The refusal behind a failure; empty if the failure concerns the server, and so every mail. */
    static Optional<SmtpReply> to(MessagingException failure) {
        for (@Nullable Exception next = failure;
                next instanceof MessagingException part;
                next = part.getNextException()) {
            var reply = ofPart(part);
            if (reply.isPresent()) {
                return reply.filter(known -> !OF_THE_SERVER.contains(known.code()));
            }
        }
        return Optional.empty();
    }

    private static Optional<SmtpReply> ofPart(MessagingException part) {
        return switch (part) {
            case SMTPAddressFailedException refused -> reply(refused.getReturnCode(), "RCPT", part);
            case SMTPSendFailedException refused ->
                reply(refused.getReturnCode(), isOfSender(refused) ? "MAIL" : "DATA", part);
            default -> Optional.empty();
        };
    }

    private static boolean isOfSender(SMTPSendFailedException refused) {
        return String.valueOf(refused.getCommand()).startsWith("MAIL");
    }

    private static Optional<SmtpReply> reply(int code, String command, MessagingException part) {
        if (code < TRANSIENT_FROM) {
            return Optional.empty();
        }
        var enhanced = ENHANCED_STATUS.matcher(String.valueOf(part.getMessage()));
        return Optional.of(
                new SmtpReply(code, code + (enhanced.find() ? " " + enhanced.group(1) : "") + " " + command));
    }

    /** What it means for the mail. */
    Delivery delivery() {
        return code >= PERMANENT_FROM ? new Delivery.RefusedForGood(reason) : new Delivery.PutOff(reason);
    }
}
