package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept of a mail.
 *
 * @param attempts how often it was put off so far
 * @param reason why it was refused or put off
 * @param at when that was decided; for one that is {@link MailState#WAITING}, when it is tried next
 */
record MailOutcome(
        OutboxMail mail,
        MailState state,
        int attempts,
        @Nullable String reason,
        Instant at) {

    boolean isWaiting() {
        return state == MailState.WAITING;
    }
}
