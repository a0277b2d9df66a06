package clothingrental.notifier.outbox;

import clothingrental.notifier.outbox.BatchingMailOutbox.MailsAdded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The threads that send mails. Each goes on while there are mails that are due, and then waits until some are added
 * here, or for a short while, because another replica may have added some. While nobody can be written to, all wait.
 */
@Component
class MailSenders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailSenders.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

    private final MailSender sender;
    private final MailProperties properties;
    private final Semaphore added = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /** Why a sender's last round ended early, by sender: a round of another one, with nothing to send, proves nothing. */
    private final Map<Integer, String> obstacles = new ConcurrentHashMap<>();

    MailSenders(MailSender sender, MailProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    /** Why nobody can be written to at the moment; empty while mails are sent. */
    Optional<String> obstacle() {
        return obstacles.values().stream().findAny();
    }

    /** Once the transaction is committed that they belong to. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(MailsAdded event) {
        added.release(Math.max(0, properties.senders() - added.availablePermits()));
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= properties.senders(); i++) {
            var number = i;
            threads.add(Thread.ofVirtual().name("mail-sender-" + number).start(() -> sendWhileRunning(number)));
        }
    }

    private void sendWhileRunning(int number) {
        while (running) {
            try {
                var round = sender.sendDueMails();
                tell(number, round.obstacle());
                if (round.obstacle() != null) {
                    added.drainPermits();
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                } else if (round.mails() == 0) {
                    awaitMails();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                // the database is away, say; the round's mails are still in the outbox
                tell(number, failure);
                pause();
            }
        }
    }

    /** Whether some were added here. */
    private boolean awaitMails() throws InterruptedException {
        return added.tryAcquire(properties.poll().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(int number, @Nullable RuntimeException failure) {
        var before = obstacle();
        if (failure == null) {
            obstacles.remove(number);
            if (before.isPresent() && obstacles.isEmpty()) {
                LOG.info("Mails are sent again");
            }
        } else if (running) {
            var reason = failure.getClass().getSimpleName();
            obstacles.put(number, reason);
            if (before.isEmpty()) {
                LOG.warn("No mails can be sent at the moment: {}", reason);
            }
        }
    }

    /** Lets each sender end its round: its mails would come twice otherwise. */
    @Override
    public void stop() {
        running = false;
        added.release(properties.senders());
        for (var thread : threads) {
            try {
                if (!thread.join(LONGEST_ROUND)) {
                    LOG.warn("A mail is still being handed over; it may come twice");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
