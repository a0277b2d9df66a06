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
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A round claims a few mails, hands them over and records what became of them, all in one
 * transaction: if the process dies in it, these mails and no others may have been sent already and are sent again.
 * Whom to write to is asked for at that moment.
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
    private final TransactionTemplate outside;
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
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
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
        var claimed = new ArrayList<DueMail>();
        var decided = new ArrayList<DecidedMail>();
        Round round;
        try {
            round = transaction.execute(status -> {
                claimed.addAll(outbox.claim(properties.claim()));
                return send(claimed, decided);
            });
        } finally {
            outbox.release(claimed);
        }
        decided.forEach(mail -> metrics.counter(
                        "rental.mails.decided", "state", mail.state().name())
                .increment());
        return round;
    }

    private Round send(List<DueMail> due, List<DecidedMail> decided) {
        var tried = 0;
        @Nullable RuntimeException obstacle = null;
        for (var mail : due) {
            try {
                decisionOn(mail).ifPresent(decided::add);
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
    private Optional<DecidedMail> decisionOn(DueMail due) {
        var mail = due.mail();
        if (mail.happenedAt().isBefore(clock.instant().minus(properties.maxAge()))) {
            LOG.warn(
                    "Order {}: {} at {} is too long ago, no mail is sent",
                    mail.orderId(),
                    mail.kind(),
                    mail.happenedAt());
            return Optional.of(decided(due, MailState.TOO_OLD, null));
        }
        // a question that fails here, in one process, must not undo what was recorded of the mails before
        var answer = outside.execute(
                status -> requests.ask(new FindCustomerContact(mail.customerId()), ContactAnswer.class));
        var contact = answer.contact();
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
