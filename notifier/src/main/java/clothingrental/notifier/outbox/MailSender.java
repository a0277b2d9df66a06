package clothingrental.notifier.outbox;

import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.mail.MailState;
import clothingrental.notifier.outbox.Delivery.PutOff;
import clothingrental.notifier.outbox.Delivery.RefusedForGood;
import clothingrental.notifier.outbox.Delivery.Taken;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.messaging.query.QueryClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. A round claims a few mails and asks whom to write to; then it hands them over side by side and
 * records what became of them: if the process dies in it, these mails and no others may have been sent already and are
 * sent again. It asks before the store locks them, because the answer may need a connection to the database, too:
 * whoever holds one must not wait for another.
 */
@Component("outboxMailSender")
class MailSender {

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final MailStore store;
    private final QueryClient requests;
    private final LetterWriter letters;
    private final MailTransport transport;
    private final MailProperties properties;
    private final Executor sideBySide = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mail-", 1).factory());
    private final MeterRegistry metrics;
    private final Clock clock;

    /** What this process has claimed and not released, by event. */
    private final Set<String> claimed = new HashSet<>();

    /** What became of mails, by event, until that is recorded: if it can't be, they are not handed over again. */
    private final Map<String, MailOutcome> unrecorded = new ConcurrentHashMap<>();

    MailSender(
            MailStore store,
            QueryClient requests,
            LetterWriter letters,
            MailTransport transport,
            MailProperties properties,
            MeterRegistry metrics,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.letters = letters;
        this.transport = transport;
        this.properties = properties;
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
        var mails = claim();
        if (mails.isEmpty()) {
            return new Round(0, null);
        }
        var tried = new ArrayList<Tried>();
        try {
            var addressed = addressed(mails);
            store.send(mails, free -> {
                tried.addAll(handedOver(addressed.stream()
                        .filter(mail -> free.contains(mail.due()))
                        .toList()));
                return outcomesOf(tried);
            });
            mails.forEach(mail -> unrecorded.remove(mail.mail().eventId()));
        } finally {
            release(mails);
        }
        outcomesOf(tried).stream()
                .filter(outcome -> !outcome.isWaiting())
                .forEach(decided -> metrics.counter(
                                "rental.mails.decided", "state", decided.state().name())
                        .increment());
        var obstacles =
                tried.stream().flatMap(one -> Stream.ofNullable(one.obstacle())).toList();
        return new Round(mails.size() - obstacles.size(), obstacles.isEmpty() ? null : obstacles.getLast());
    }

    /**
     * The mails that are due, the longest due first, at most one of an order. No other sender of this process gets
     * them, nor a later mail of the same orders, until they are {@linkplain #release released}.
     */
    private synchronized List<DueMail> claim() {
        var due = store.due(clock.instant(), properties.claim() + claimed.size()).stream()
                .filter(mail -> !claimed.contains(mail.mail().eventId()))
                .limit(properties.claim())
                .toList();
        due.forEach(mail -> claimed.add(mail.mail().eventId()));
        return due;
    }

    /** To be called once it is recorded what became of them, or if it can't be. */
    private synchronized void release(List<DueMail> mails) {
        mails.forEach(mail -> claimed.remove(mail.mail().eventId()));
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

    /** A mail that was handed over: with its outcome, or with what keeps all mails from being sent. */
    private record Tried(
            @Nullable MailOutcome outcome, @Nullable RuntimeException obstacle) {}

    private static List<MailOutcome> outcomesOf(List<Tried> mails) {
        return mails.stream().flatMap(one -> Stream.ofNullable(one.outcome())).toList();
    }

    /** All at the same time, on threads that have no part in a transaction. */
    private List<Tried> handedOver(List<Addressed> mails) {
        var attempts = mails.stream()
                .map(mail -> CompletableFuture.supplyAsync(() -> tried(mail), sideBySide))
                .toList();
        CompletableFuture.allOf(attempts.toArray(CompletableFuture<?>[]::new)).join();
        return attempts.stream().map(CompletableFuture::join).toList();
    }

    private Tried tried(Addressed addressed) {
        var event = addressed.due().mail().eventId();
        var unrecordedOutcome = unrecorded.get(event);
        if (unrecordedOutcome != null) {
            return new Tried(unrecordedOutcome, null);
        }
        try {
            var outcome = outcomeOf(addressed);
            unrecorded.put(event, outcome);
            return new Tried(outcome, null);
        } catch (RuntimeException failure) {
            if (Faults.isTransient(failure)) {
                return new Tried(null, failure);
            }
            var mail = addressed.due().mail();
            // its message may tell something personal
            LOG.error(
                    "Order {}: no mail can be made of {}: {}",
                    mail.orderId(),
                    mail.kind(),
                    failure.getClass().getName());
            return new Tried(putOff(addressed.due(), failure.getClass().getSimpleName()), null);
        }
    }

    private MailOutcome outcomeOf(Addressed addressed) {
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
            case PutOff later -> putOff(due, later.reason());
        };
    }

    private MailOutcome refused(DueMail due, String reason) {
        LOG.warn(
                "Order {}: the mail of {} is refused: {}",
                due.mail().orderId(),
                due.mail().kind(),
                reason);
        return decided(due, MailState.REFUSED, reason);
    }

    private MailOutcome decided(DueMail due, MailState state, @Nullable String reason) {
        return new MailOutcome(due.mail(), state, due.attempts(), reason, clock.instant());
    }

    private MailOutcome putOff(DueMail due, String reason) {
        var pause = properties.pauseAfter(due.attempts());
        LOG.info("Order {}: its mails wait for {}: {}", due.mail().orderId(), pause, reason);
        return new MailOutcome(
                due.mail(),
                MailState.WAITING,
                due.attempts() + 1,
                reason,
                clock.instant().plus(pause));
    }
}
