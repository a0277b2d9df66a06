package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds the mails of a batch of events to the store at once, before the batch is committed. */
@Component
class BatchingMailOutbox implements MailOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(BatchingMailOutbox.class);

    private final MailStore store;
    private final ApplicationEventPublisher publisher;
    private final MailProperties properties;
    private final Clock clock;

    BatchingMailOutbox(MailStore store, ApplicationEventPublisher publisher, MailProperties properties, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
    }

    /** There may be new mails. */
    record MailsAdded() {}

    @Override
    public void add(OutboxMail mail) {
        if (!CurrentUnitOfWork.isStarted()) {
            write(List.of(mail));
            return;
        }
        var unitOfWork = CurrentUnitOfWork.get();
        List<OutboxMail> batch = unitOfWork.getOrComputeResource(getClass().getName(), name -> {
            var mails = new ArrayList<OutboxMail>();
            unitOfWork.onPrepareCommit(committing -> write(mails));
            return mails;
        });
        batch.add(mail);
    }

    private void write(List<OutboxMail> mails) {
        var now = clock.instant();
        var oldest = now.minus(properties.maxAge());
        var added = mails.stream()
                .map(mail -> new MailOutcome(
                        mail, mail.happenedAt().isBefore(oldest) ? MailState.TOO_OLD : MailState.WAITING, 0, null, now))
                .toList();
        store.add(added);
        var due = added.stream().filter(MailOutcome::isWaiting).count();
        if (due < added.size()) {
            LOG.warn("No mail is sent for {} changes before {}: they are too long ago", added.size() - due, oldest);
        }
        if (due > 0) {
            publisher.publishEvent(new MailsAdded());
        }
    }
}
