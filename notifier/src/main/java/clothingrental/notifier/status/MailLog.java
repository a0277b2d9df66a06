package clothingrental.notifier.status;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers which changes have been told. Each entry is committed by itself, right after the mail server has answered:
 * if another event of the same batch fails, the mails before it are not sent again.
 */
@Component
class MailLog {

    private final SentMails mails;
    private final Clock clock;

    MailLog(SentMails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public boolean has(String eventId) {
        return mails.existsById(eventId);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void enter(Mailbag.Reference reference, Mailbag.Outcome outcome) {
        mails.save(new SentMail(reference.eventId(), reference.orderId(), outcome, Instant.now(clock)));
    }
}
