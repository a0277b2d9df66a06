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
import clothingrental.platform.messaging.query.QueryClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A round claims a few mails and asks whom to write to; then, in one transaction, it hands them over side
 * by side and records what became of them: if the process dies in it, these mails and no others may have been sent already
 * and are sent again. It asks before that transaction, because the answer may need a connection to the database, too:
 * whoever holds one must not wait for another.
 */
@Component("outboxMailSender")
class MailSender {

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final JdbcMailOutbox outbox;
    private final QueryClient requests;
    private final LetterWriter letters;
    private final MailTransport transport;
    private final MailProperties properties;
    private final TransactionTemplate transaction;
    private final Executor sideBySide = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mail-", 1).factory());
    private final MeterRegistry metrics;
    private final Clock clock;

    MailSender(
            JdbcMailOutbox outbox,
            QueryClient requests,
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

    private List<Addressed> addressed(List<DueMail> mails) {
        var answers = mails.stream()
                .map(due -> CompletableFuture.supplyAsync(() -> addressed(due), sideBySide))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private Addressed addressed(DueMail due) {
        try {
            var question = new FindCustomerContact(due.mail().customerId());
            return new Addressed(due, isTooOld(due) ? null : requests.ask(question, ContactAnswer.class), null);
        } catch (RuntimeException failure) {
            return new Addressed(due, null, failure);
        }
    }

    private boolean isTooOld(DueMail due) {
        return due.mail().happenedAt().isBefore(clock.instant().minus(properties.maxAge()));
    }

    private Round send(List<Addressed> addressed, List<DecidedMail> decided) {
        var locked = outbox.lock(addressed.stream().map(Addressed::due).toList());
        var tried = addressed.size() - locked.size(); // a replica has the others
        @Nullable RuntimeException obstacle = null;
        for (var mail : handedOver(addressed.stream()
                .filter(next -> locked.contains(next.due().mail().eventId()))
                .toList())) {
            try {
                var decision = decisionOf(mail);
                if (decision.state() == MailState.WAITING) {
                    putOff(mail.due(), String.valueOf(decision.reason()));
                } else {
                    decided.add(decision);
                }
                tried++;
            } catch (RuntimeException failure) {
                if (Faults.isTransient(failure)) {
                    obstacle = failure;
                } else {
                    // its message may tell something personal
                    LOG.error(
                            "Order {}: no mail can be made of {}: {}",
                            mail.due().mail().orderId(),
                            mail.due().mail().kind(),
                            failure.getClass().getName());
                    putOff(mail.due(), failure.getClass().getSimpleName());
                    tried++;
                }
            }
        }
        outbox.end(decided);
        return new Round(tried, obstacle);
    }

    /** A mail that is on its way. */
    private record Attempt(DueMail due, CompletableFuture<DecidedMail> decision) {}

    /** All at the same time, on threads that have no part in the transaction. */
    private List<Attempt> handedOver(List<Addressed> mails) {
        var attempts = mails.stream()
                .map(mail -> new Attempt(mail.due(), CompletableFuture.supplyAsync(() -> decisionOn(mail), sideBySide)))
                .toList();
        CompletableFuture.allOf(attempts.stream().map(Attempt::decision).toArray(CompletableFuture<?>[]::new))
                .handle((done, failure) -> attempts)
                .join();
        return attempts;
    }

    private static DecidedMail decisionOf(Attempt attempt) {
        try {
            return attempt.decision().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException own) {
                throw own;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure;
        }
    }

    /** WAITING if the mail is put off. */
    private DecidedMail decisionOn(Addressed addressed) {
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
            return decided(due, MailState.TOO_OLD, null);
        }
        var contact = addressed.answer().contact();
        if (contact == null) {
            return refused(due, "NO_CONTACT");
        }
        return switch (transport.send(letters.write(mail, contact), contact.email(), mail)) {
            case Taken taken -> decided(due, MailState.SENT, null);
            case RefusedForGood refused -> refused(due, refused.reason());
            case PutOff later -> decided(due, MailState.WAITING, later.reason());
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
