package clothingrental.notifier.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.notifier.outbox.BatchingMailOutbox.MailsAdded;
import clothingrental.notifier.outbox.MailSender.Round;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailSendersTest {

    private static final Round NOTHING = new Round(0, null);

    private final MailSender sender = mock(MailSender.class);
    private MailSenders senders = senders(1);

    private MailSenders senders(int threads) {
        return new MailSenders(
                sender,
                new MailProperties(
                        Duration.ofDays(2),
                        "no-reply@rental.example",
                        threads,
                        4,
                        Duration.ofSeconds(30),
                        Duration.ofHours(1),
                        Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        senders.stop();
    }

    @Test
    void mailsThatAreAddedAreSentAtOnce() {
        var rounds = new AtomicInteger();
        when(sender.sendDueMails()).thenAnswer(call -> {
            rounds.incrementAndGet();
            return NOTHING;
        });
        senders.start();
        await().until(() -> rounds.get() == 1);

        senders.on(new MailsAdded());

        await().until(() -> rounds.get() == 2);
    }

    @Test
    void theyGoOnWhileThereAreMails() {
        var rounds = new AtomicInteger();
        when(sender.sendDueMails()).thenAnswer(call -> rounds.incrementAndGet() < 10 ? new Round(4, null) : NOTHING);
        senders.start();

        await().until(() -> rounds.get() == 10);
    }

    @Test
    void whileNobodyCanBeWrittenToTheyWaitSayWhyAndGoOnAfterwards() {
        var rounds = new AtomicInteger();
        when(sender.sendDueMails())
                .thenAnswer(call -> rounds.incrementAndGet() == 1
                        ? new Round(0, new IllegalStateException("the mail server is down"))
                        : NOTHING);
        senders.start();
        await().until(() -> rounds.get() == 1);
        await().until(() -> senders.obstacle().equals(Optional.of("IllegalStateException")));

        await().until(() -> senders.obstacle().isEmpty());
    }

    @Test
    void aRoundWithNothingToSendEndsNobodyElsesObstacle() throws Exception {
        senders = senders(2);
        var inFlight = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var roundsOfFirst = new AtomicInteger();
        var roundsOfSecond = new AtomicInteger();
        when(sender.sendDueMails()).thenAnswer(call -> {
            if (!Thread.currentThread().getName().equals("mail-sender-1")) {
                roundsOfSecond.incrementAndGet();
                return NOTHING;
            }
            if (roundsOfFirst.incrementAndGet() == 1) {
                return new Round(0, new IllegalStateException("the mail server is down"));
            }
            inFlight.countDown();
            goOn.await();
            return NOTHING;
        });
        senders.start();
        assertThat(inFlight.await(10, SECONDS)).isTrue();

        for (var expected = roundsOfSecond.get() + 1; expected <= 3; expected++) {
            var rounds = expected;
            senders.on(new MailsAdded());
            await().until(() -> roundsOfSecond.get() >= rounds);
        }
        assertThat(senders.obstacle()).contains("IllegalStateException");

        goOn.countDown();
        await().until(() -> senders.obstacle().isEmpty());
    }

    @Test
    void aDatabaseThatIsAwayEndsNoSender() {
        var rounds = new AtomicInteger();
        when(sender.sendDueMails()).thenAnswer(call -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("no connection");
            }
            return NOTHING;
        });
        senders.start();

        await().until(() -> rounds.get() == 2);
    }

    @Test
    void aRoundThatHasBegunIsEndedBeforeTheyStop() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicInteger();
        when(sender.sendDueMails()).thenAnswer(call -> {
            begun.countDown();
            goOn.await();
            ended.incrementAndGet();
            return NOTHING;
        });
        senders.start();
        assertThat(begun.await(5, SECONDS)).isTrue();

        var stopping = Thread.ofVirtual().start(senders::stop);
        await().until(() -> !senders.isRunning());
        assertThat(stopping.isAlive()).isTrue();
        goOn.countDown();

        assertThat(stopping.join(Duration.ofSeconds(5))).isTrue();
        assertThat(ended.get()).isEqualTo(1);
    }
}
