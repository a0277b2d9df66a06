package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where mails are kept, those that wait and those that were decided about: a port. It is chosen by {@code
 * rental.mail.store}; nothing else tells one from another.
 */
interface MailStore {

    /**
     * Adds mails. One whose event is known, waiting or decided about, is left as it is. They are durable before the
     * token of the processor that adds them: in the same transaction, or when this returns. So an event that is handled
     * again is known.
     */
    void add(List<MailOutcome> mails);

    /** The mails that are due, the longest due first, of each order at most the first that waits. */
    List<DueMail> due(Instant now, int most);

    /**
     * Has mails handed over, and records what became of them. That is durable when this returns. If the process dies
     * before, or handing over fails, all of these mails are due as they were, and no others are concerned.
     *
     * @param mails that were due and that this process has claimed
     * @param handOver is given those that no other process has taken meanwhile, and none takes until this returns;
     *     answers with those of them about which something is to be recorded
     */
    void send(List<DueMail> mails, Function<List<DueMail>, List<MailOutcome>> handOver);

    /** All mails of an order, in the order of their events. */
    List<MailView> of(String orderId);

    /** How many mails wait, and since when. */
    Waiting waiting();

    /**
     * The mails that wait.
     *
     * @param oldest when the first of their events happened
     */
    record Waiting(long mails, Optional<Instant> oldest) {}
}
