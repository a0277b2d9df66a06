package clothingrental.notifier.outbox;

import static clothingrental.notifier.NotifierMother.ALICE;
import static clothingrental.notifier.NotifierMother.contactIn;
import static clothingrental.notifier.NotifierMother.mailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.notifier.outbox.BatchingMailOutbox.MailsAdded;
import clothingrental.notifier.outbox.Delivery.PutOff;
import clothingrental.notifier.outbox.Delivery.RefusedForGood;
import clothingrental.notifier.outbox.Delivery.Taken;
import clothingrental.platform.fault.TransientFault;
import clothingrental.platform.messaging.query.QueryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox and its sender, on each database that they run on. */
class MailSenderTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final MailProperties PROPERTIES = new MailProperties(
            Duration.ofDays(2),
            "no-reply@rental.example",
            2,
            4,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1));

    private final QueryClient requests = mock(QueryClient.class);
    private final List<Object> published = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Function<OutboxMail, Delivery>> answers = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = NOW;

    @TempDir
    private Path folder;

    private MailStore store;
    private BatchingMailOutbox outbox;
    private MailSender sender;

    @BeforeEach
    void open() {
        on(OutboxDatabase.SQLITE);
    }

    private void on(OutboxDatabase database) {
        database.clear();
        store = database.open(folder, clock());
        outbox = outbox();
        sender = senderOf(store);
        when(requests.ask(new FindCustomerContact(ALICE), ContactAnswer.class))
                .thenReturn(new ContactAnswer(contactIn(Locale.ko)));
    }

    private BatchingMailOutbox outbox() {
        return new BatchingMailOutbox(store, published::add, PROPERTIES, clock());
    }

    private MailSender senderOf(MailStore storeOfAProcess) {
        return new MailSender(
                storeOfAProcess,
                requests,
                (mail, customer) -> new Letter(mail.kind(), customer.name()),
                (letter, email, mail) -> {
                    var answer = answers.getOrDefault(mail.eventId(), any -> new Taken())
                            .apply(mail);
                    if (answer instanceof Taken) {
                        sent.add(mail.eventId());
                    }
                    return answer;
                },
                PROPERTIES,
                metrics,
                clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void add(OutboxMail... mails) {
        List.of(mails).forEach(outbox::add);
    }

    /** A store that may be full once mails were handed over. */
    private static MailStore thatMayBeFull(MailStore store, AtomicBoolean isFull) {
        return new MailStore() {
            @Override
            public void add(List<MailOutcome> mails) {
                store.add(mails);
            }

            @Override
            public List<DueMail> due(Instant moment, int most) {
                return store.due(moment, most);
            }

            @Override
            public void send(List<DueMail> mails, Function<List<DueMail>, List<MailOutcome>> handOver) {
                store.send(mails, free -> {
                    var outcomes = handOver.apply(free);
                    if (isFull.get()) {
                        throw new IllegalStateException("no space left");
                    }
                    return outcomes;
                });
            }

            @Override
            public List<MailView> of(String orderId) {
                return store.of(orderId);
            }

            @Override
            public Waiting waiting() {
                return store.waiting();
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void whatCanNotBeRecordedIsHandedOverOnceAllTheSame(OutboxDatabase database) {
        on(database);
        var isFull = new AtomicBoolean(true);
        sender = senderOf(thatMayBeFull(store, isFull));
        var mail = mailOf("order-1", 1, NOW);
        add(mail);

        for (int round = 1; round <= 3; round++) {
            assertThat(catchThrowable(sender::sendDueMails)).isInstanceOf(IllegalStateException.class);
        }
        isFull.set(false);
        sender.sendDueMails();

        assertThat(sent).containsExactly(mail.eventId());
        assertThat(store.of(mail.orderId())).extracting(MailView::state).containsExactly(MailState.SENT);
        assertThat(store.waiting().mails()).isZero();
    }

    // ---- what is added

    @ParameterizedTest
    @EnumSource
    void theSameEventHandledTwiceIsToldOnceAlsoAfterItsMailWasSent(OutboxDatabase database) {
        on(database);
        add(mailOf("order-1", 0, NOW));
        add(mailOf("order-1", 0, NOW));
        sender.sendDueMails();
        add(mailOf("order-1", 0, NOW));
        sender.sendDueMails();

        assertThat(sent).containsExactly("order-1/0");
    }

    @ParameterizedTest
    @EnumSource
    void theMailsOfABatchAreWrittenWithItOrNotAtAll(OutboxDatabase database) throws Exception {
        on(database);
        var events = IntStream.range(0, 5)
                .mapToObj(GenericEventMessage::asEventMessage)
                .toList();
        var batch = new BatchingUnitOfWork<>(events);
        batch.executeWithResult(() -> {
            var number = (Integer) batch.getMessage().getPayload();
            outbox.add(mailOf("order-1", number, NOW));
            return null;
        });
        var failing = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("late"));
        outbox.add(mailOf("order-1", 5, NOW));
        failing.rollback();

        assertThat(store.waiting().mails()).isEqualTo(5);
        assertThat(published).containsExactly(new MailsAdded());
    }

    @ParameterizedTest
    @EnumSource
    void aChangeTooLongAgoIsRecordedAndNotMailed(OutboxDatabase database) {
        on(database);
        var tooLongAgo = NOW.minus(PROPERTIES.maxAge()).minusMillis(1);
        add(mailOf("order-1", 0, tooLongAgo), mailOf("order-2", 0, NOW.minus(PROPERTIES.maxAge())));

        assertThat(store.of("order-1")).extracting(MailView::state).containsExactly(MailState.TOO_OLD);
        assertThat(store.of("order-2")).extracting(MailView::state).containsExactly(MailState.WAITING);
    }

    // ---- what is sent

    @ParameterizedTest
    @EnumSource
    void anOrdersMailsAreSentInTheOrderOfItsEvents(OutboxDatabase database) {
        on(database);
        add(mailOf("order-1", 4, NOW), mailOf("order-1", 2, NOW), mailOf("order-1", 3, NOW));
        while (sender.sendDueMails().mails() > 0) {
            assertThat(sent.size()).isLessThanOrEqualTo(3);
        }

        assertThat(sent).containsExactly("order-1/2", "order-1/3", "order-1/4");
        assertThat(store.of("order-1")).extracting(MailView::state).containsOnly(MailState.SENT);
        assertThat(metrics.counter("rental.mails.decided", "state", "SENT").count())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void sendersSideBySideSendEachMailOnceAndAnOrdersMailsInOrder(OutboxDatabase database) throws Exception {
        on(database);

        sendSideBySide(sender, sender, sender, sender);
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void replicasSendEachMailOnceAndAnOrdersMailsInOrder(OutboxDatabase database) throws Exception {
        on(database);

        var replica = senderOf(OutboxDatabase.POSTGRESQL.open(folder, clock()));
        sendSideBySide(sender, sender, replica, replica);
    }

    private void sendSideBySide(MailSender... senders) throws Exception {
        for (int order = 0; order < 50; order++) {
            for (int event = 0; event < 4; event++) {
                add(mailOf("order-" + order, event, NOW));
            }
        }
        var all = Stream.of(senders)
                .<Callable<Boolean>>map(one -> () -> {
                    while (sent.size() < 200) {
                        one.sendDueMails();
                    }
                    return true;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var end : threads.invokeAll(all)) {
                assertThat(end.get()).isTrue();
            }
        }

        assertThat(sent).hasSize(200).doesNotHaveDuplicates();
        for (int order = 0; order < 50; order++) {
            var prefix = "order-" + order + "/";
            assertThat(sent.stream().filter(mail -> mail.startsWith(prefix)))
                    .containsExactly(prefix + 0, prefix + 1, prefix + 2, prefix + 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMoreMailsAreInFlightThanASenderClaims(OutboxDatabase database) {
        on(database);
        for (int order = 0; order < 10; order++) {
            add(mailOf("order-" + order, 0, NOW));
        }

        assertThat(sender.sendDueMails().mails()).isEqualTo(PROPERTIES.claim());
        assertThat(store.waiting().mails()).isEqualTo(10 - PROPERTIES.claim());
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatDiesBeforeItsRoundEndsSendsTheseMailsAgainAndNoOthers(OutboxDatabase database) {
        on(database);
        add(mailOf("order-1", 0, NOW));
        now = NOW.plusSeconds(1);
        add(mailOf("order-2", 0, NOW));
        answers.put("order-2/0", mail -> {
            throw new Error("killed");
        });
        assertThat(catchThrowable(sender::sendDueMails)).hasRootCauseMessage("killed");
        answers.clear();

        senderOf(store).sendDueMails(); // another process

        assertThat(sent).containsExactlyInAnyOrder("order-1/0", "order-1/0", "order-2/0");
        assertThat(new HashSet<>(store.of("order-1"))).hasSize(1);
    }

    // ---- what goes wrong

    @ParameterizedTest
    @EnumSource
    void aMailThatBreaksItsRoundHasTheOthersHandedOverOnce(OutboxDatabase database) {
        on(database);
        add(mailOf("order-1", 0, NOW), mailOf("order-2", 0, NOW));
        answers.put("order-2/0", mail -> {
            throw new StackOverflowError("a template calls itself");
        });
        assertThat(catchThrowable(sender::sendDueMails)).isInstanceOf(RuntimeException.class);
        assertThat(catchThrowable(sender::sendDueMails)).isInstanceOf(RuntimeException.class);
        answers.clear();

        sender.sendDueMails();

        assertThat(sent).containsExactlyInAnyOrder("order-1/0", "order-2/0");
        assertThat(store.waiting().mails()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aMailThatIsRefusedForGoodEndsAloneAndSupportSeesWhy(OutboxDatabase database) {
        on(database);
        answers.put("order-1/0", mail -> new RefusedForGood("550 5.7.1 DATA"));
        add(mailOf("order-1", 0, NOW), mailOf("order-1", 1, NOW), mailOf("order-2", 0, NOW));
        sender.sendDueMails();
        sender.sendDueMails();

        assertThat(sent).containsExactlyInAnyOrder("order-1/1", "order-2/0");
        assertThat(store.of("order-1"))
                .extracting(MailView::state, MailView::reason)
                .containsExactlyInAnyOrder(tuple(MailState.REFUSED, "550 5.7.1 DATA"), tuple(MailState.SENT, null));
    }

    @ParameterizedTest
    @EnumSource
    void aMailThatIsPutOffPutsItsOrdersMailsAsideWithGrowingPausesAndNoOthers(OutboxDatabase database) {
        on(database);
        answers.put("order-1/0", mail -> new PutOff("452 4.2.2 DATA"));
        add(mailOf("order-1", 0, NOW), mailOf("order-1", 1, NOW), mailOf("order-2", 0, NOW));
        sender.sendDueMails();
        sender.sendDueMails();
        assertThat(sent).containsExactly("order-2/0");

        now = NOW.plusSeconds(29);
        assertThat(sender.sendDueMails().mails()).isZero();
        now = NOW.plusSeconds(30);
        assertThat(sender.sendDueMails().mails()).isEqualTo(1);
        now = NOW.plusSeconds(89);
        assertThat(sender.sendDueMails().mails()).isZero();
        answers.clear();
        now = NOW.plusSeconds(90);
        sender.sendDueMails();
        sender.sendDueMails();

        assertThat(sent).containsExactly("order-2/0", "order-1/0", "order-1/1");
        assertThat(store.of("order-1")).extracting(MailView::attempts).containsExactly(2, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aMailThatIsPutOffForTooLongIsLeftUnsent(OutboxDatabase database) {
        on(database);
        answers.put("order-1/0", mail -> new PutOff("452 4.2.2 DATA"));
        add(mailOf("order-1", 0, NOW));
        sender.sendDueMails();
        now = NOW.plus(PROPERTIES.maxAge()).plusSeconds(1);
        sender.sendDueMails();

        assertThat(store.of("order-1")).extracting(MailView::state).containsExactly(MailState.TOO_OLD);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheServerIsAwayEveryMailWaitsAndWhatWasSentBeforeIsNotSentAgain(OutboxDatabase database) {
        on(database);
        add(mailOf("order-1", 0, NOW));
        now = NOW.plusSeconds(1);
        add(mailOf("order-2", 0, NOW));
        answers.put("order-2/0", mail -> {
            throw new Away();
        });
        var round = sender.sendDueMails();
        answers.clear();
        sender.sendDueMails();

        assertThat(round.obstacle()).isInstanceOf(Away.class);
        assertThat(sent).containsExactly("order-1/0", "order-2/0");
        assertThat(store.of("order-2")).extracting(MailView::attempts).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource
    void aMailThatNoLetterCanBeMadeOfHoldsUpNoOtherOrder(OutboxDatabase database) {
        on(database);
        answers.put("order-1/0", mail -> {
            throw new IllegalStateException("no words");
        });
        add(mailOf("order-1", 0, NOW), mailOf("order-2", 0, NOW));
        var round = sender.sendDueMails();

        assertThat(round.obstacle()).isNull();
        assertThat(sent).containsExactly("order-2/0");
        assertThat(store.of("order-1")).extracting(MailView::reason).containsExactly("IllegalStateException");
    }

    @ParameterizedTest
    @EnumSource
    void aCustomerWhoCanNotBeWrittenToEndsTheMail(OutboxDatabase database) {
        on(database);
        when(requests.ask(any(), eq(ContactAnswer.class))).thenReturn(new ContactAnswer(null));
        add(mailOf("order-1", 0, NOW));
        sender.sendDueMails();

        assertThat(store.of("order-1"))
                .extracting(MailView::state, MailView::reason)
                .containsExactly(tuple(MailState.REFUSED, "NO_CONTACT"));
    }

    private static final class Away extends RuntimeException implements TransientFault {
        private static final long serialVersionUID = 1L;
    }
}
