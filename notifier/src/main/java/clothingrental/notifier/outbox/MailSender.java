package clothingrental.notifier.outbox;

import static clothingrental.notifier.outbox.JdbcMailOutbox.decided;

import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.mail.MailState;
import clothingrental.notifier.outbox.Delivery.PutOff;
import clothingrental.notifier.outbox.Delivery.RefusedForGood;
import clothingrental.notifier.outbox.Delivery.Taken;
import clothingrental.notifier.outbox.JdbcMailOutbox.DecidedMail;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.messaging.Requests;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A round claims a few mails and asks whom to write to; then it hands them over and records what
 * became of
 * them, in one transaction: if the process dies in it, these mails and no others may have been sent already and are
 * sent again. It asks
 * before that transaction, because the answer may need a connection to the database, too: whoever holds one must not
 * wait for another.
 */
@Component("outboxMailSender")
class MailSender {

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final JdbcMailOutbox outbox;
    private final Requests requests;
    private final LetterWriter letters;
    private final MailTransport transport;
    private final MailProperties properties;
    private final TransactionTemplate transaction;
    private final MeterRegistry metrics;
    private final Clock clock;

    MailSender(
            JdbcMailOutbox outbox,
            Requests requests,
            LetterWriter letters,
            MailTransport transport,
            MailProperties properties,
            PlatformTransactionManager transactions,
            MeterRegistry metrics,
            Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.letters = letters;
        this.transport = transport;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What a round has done.
     *
     * @param mails how many it has tried
     * @param obstacle why it ended before its last mail: nobody can be written to at the moment
     */
    record Round(int mails, @Nullable RuntimeException obstacle) {}

    /** Sends the mails that are due, at most as many as a sender claims at a time. */
    Round sendDueMails() {
        var decided = new ArrayList<DecidedMail>();
        var claimed = outbox.claim(properties.claim());
        Round round;
        try {
            var addressed = addressed(claimed);
            round = transaction.execute(status -> send(addressed, decided));
        } finally {
            outbox.release(claimed);
        }
        decided.forEach(mail -> metrics.counter(
                        "rental.mails.decided", "state", mail.state().name())
                .increment());
        return round;
    }

    /**
     * A mail with the answer to whom it goes, or why there is none.
     *
     * @param answer null, too, if the mail is too old to be sent
     */
    private record Addressed(
            DueMail due,
            @Nullable ContactAnswer answer,
            @Nullable RuntimeException failure) {}

    /** Up to the first one of which nobody can tell at the moment. */
    private List<Addressed> addressed(List<DueMail> mails) {
        var addressed = new ArrayList<Addressed>();
        for (var due : mails) {
            try {
                var question = new FindCustomerContact(due.mail().customerId());
                addressed.add(
                        new Addressed(due, isTooOld(due) ? null : requests.ask(question, ContactAnswer.class), null));
            } catch (RuntimeException failure) {
                addressed.add(new Addressed(due, null, failure));
                if (Faults.isPassing(failure)) {
                    break;
                }
            }
        }
        return addressed;
    }

    private boolean isTooOld(DueMail due) {
        return due.mail().happenedAt().isBefore(clock.instant().minus(properties.maxAge()));
    }

    private Round send(List<Addressed> addressed, List<DecidedMail> decided) {
        var tried = 0;
        @Nullable RuntimeException obstacle = null;
        var locked = outbox.lock(addressed.stream().map(Addressed::due).toList());
        for (var next : addressed) {
            var mail = next.due();
            try {
                if (locked.contains(mail.mail().eventId())) {
                    decisionOn(next).ifPresent(decided::add);
                }
            } catch (RuntimeException failure) {
                if (Faults.isPassing(failure)) {
                    obstacle = failure;
                    break;
                }
                // its message may tell something personal
                LOG.error(
                        "Order {}: no mail can be made of {}: {}",
                        mail.mail().orderId(),
                        mail.mail().kind(),
                        failure.getClass().getName());
                putOff(mail, failure.getClass().getSimpleName());
            }
            tried++;
        }
        outbox.end(decided);
        return new Round(tried, obstacle);
    }

    /** Nothing if the mail is put off. */
    private Optional<DecidedMail> decisionOn(Addressed addressed) {
        var due = addressed.due();
        var mail = due.mail();
        if (addressed.failure() != null) {
            throw addressed.failure();
        }
        if (addressed.answer() == null) {
            LOG.warn(
                    "Order {}: {} at {} is too long ago, no mail is sent",
                    mail.orderId(),
                    mail.kind(),
                    mail.happenedAt());
            return Optional.of(decided(due, MailState.TOO_OLD, null));
        }
        var contact = addressed.answer().contact();
        if (contact == null) {
            return Optional.of(refused(due, "NO_CONTACT"));
        }
        return switch (transport.send(letters.write(mail, contact), contact.email(), mail)) {
            case Taken taken -> Optional.of(decided(due, MailState.SENT, null));
            case RefusedForGood refused -> Optional.of(refused(due, refused.reason()));
            case PutOff later -> {
                putOff(due, later.reason());
                yield Optional.empty();
            }
        };
    }

    private static DecidedMail refused(DueMail due, String reason) {
        LOG.warn(
                "Order {}: the mail of {} is refused: {}",
                due.mail().orderId(),
                due.mail().kind(),
                reason);
        return decided(due, MailState.REFUSED, reason);
    }

    private void putOff(DueMail due, String reason) {
        var pause = properties.pauseAfter(due.attempts());
        LOG.info("Order {}: its mails wait for {}: {}", due.mail().orderId(), pause, reason);
        outbox.putOff(due.mail(), clock.instant().plus(pause), reason);
    }
}
