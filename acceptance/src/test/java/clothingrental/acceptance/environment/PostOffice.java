package clothingrental.acceptance.environment;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A mail server of the tests, which outlives the system's restarts. */
public final class PostOffice implements Mailbox {

    private final GreenMail server = new GreenMail(
                    new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    private final List<MimeMessage> kept = new CopyOnWriteArrayList<>();

    /** Each mail is read once: tests of load look at thousands, again and again. */
    private final Map<MimeMessage, Mail> read = new ConcurrentHashMap<>();

    /**
     * A mail as it arrived.
     *
     * @param to the first recipient
     * @param orderId the order that it is about
     * @param correlationId the request that it follows from
     */
    public record Mail(
            String to, String subject, String text, String messageId, String orderId, String correlationId) {}

    public PostOffice() {
        // a client that is killed while it sends makes GreenMail's thread fail; nobody who waits need fail with it
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public List<Mail> about(String orderId) {
        return Stream.concat(kept.stream(), Arrays.stream(server.getReceivedMessages()))
                .map(message -> read.computeIfAbsent(message, PostOffice::read))
                .filter(mail -> mail.orderId().equals(orderId))
                .toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    (String) message.getContent(),
                    message.getMessageID(),
                    message.getHeader("X-Order-Id", null),
                    message.getHeader("X-Correlation-Id", null));
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes mails again. */
    public void reopen() {
        server.start();
    }

    /** Takes no more mails, and keeps those that it has. */
    public void close() {
        kept.addAll(List.of(server.getReceivedMessages()));
        server.stop();
    }
}
