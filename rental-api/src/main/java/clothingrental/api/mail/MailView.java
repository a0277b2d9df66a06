package clothingrental.api.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as support sees it.
 *
 * @param eventId the event that it tells of
 * @param kind the event's type, as {@code OrderShipped}; null for a mail of a build that did not record it
 * @param state what became of it
 * @param happenedAt when the event happened; null for a mail of a build that did not record it
 * @param decidedAt when it was sent, refused or left unsent; null while it waits
 * @param attempts how often the mail server has put it off so far
 * @param reason why it is refused or waits: an SMTP reply code with the command that it answered, as {@code 550 5.1.1
 *     RCPT}, or a word of the notifier's; null if there is none
 */
public record MailView(
        String eventId,
        @Nullable String kind,
        MailState state,
        @Nullable Instant happenedAt,
        @Nullable Instant decidedAt,
        int attempts,
        @Nullable String reason) {}
