package clothingrental.notifier.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Connections to the mail server that are kept from one mail to the next. One that has been idle is not used again: the
 * server may have closed it.
 */
@Component
class SmtpConnections {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    private final JavaMailSenderImpl smtp;
    private final Clock clock;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(JavaMailSenderImpl smtp, Clock clock) {
        this.smtp = smtp;
        this.clock = clock;
        smtp.getJavaMailProperties().put("mail.smtp.socketFactory", new PromptSockets());
        smtp.getJavaMailProperties().setProperty("mail.smtp.socketFactory.fallback", "false");
    }

    private record Idle(Transport connection, Instant since) {}

    /** Sends a message over a connection that nobody else uses meanwhile. */
    void send(MimeMessage message, Address[] recipients) throws MessagingException {
        var kept = take();
        if (kept != null) {
            try {
                send(kept, message, recipients);
                return;
            } catch (MessagingException failure) {
                // what the server says of the mail holds on any connection
                if (SmtpReply.to(failure).isPresent()) {
                    throw failure;
                }
            }
        }
        send(open(), message, recipients);
    }

    private void send(Transport connection, MimeMessage message, Address[] recipients) throws MessagingException {
        try {
            connection.sendMessage(message, recipients);
            idle.addFirst(new Idle(connection, clock.instant()));
        } catch (MessagingException failure) {
            close(connection);
            throw failure;
        }
    }

    private @Nullable Transport take() {
        for (var next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (next.since().plus(LONGEST_IDLE).isAfter(clock.instant())) {
                return next.connection();
            }
            close(next.connection());
        }
        return null;
    }

    private Transport open() throws MessagingException {
        var protocol = smtp.getProtocol();
        var connection =
                smtp.getSession().getTransport(protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol);
        connection.connect(smtp.getHost(), smtp.getPort(), smtp.getUsername(), smtp.getPassword());
        return connection;
    }

    private static void close(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException gone) {
            // so it is closed
        }
    }

    @PreDestroy
    void closeAll() {
        for (var next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            close(next.connection());
        }
    }
}
