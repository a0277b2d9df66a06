package clothingrental.notifier.status;

import static clothingrental.notifier.NotifierMother.ALICE;
import static clothingrental.notifier.NotifierMother.EMAIL;
import static clothingrental.notifier.NotifierMother.NAME;
import static clothingrental.notifier.NotifierMother.ORDER;
import static clothingrental.notifier.NotifierMother.contactIn;
import static clothingrental.notifier.NotifierMother.placed;
import static clothingrental.notifier.NotifierMother.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.order.OrderEvent;
import clothingrental.notifier.status.Mailbag.Outcome;
import clothingrental.notifier.status.Mailbag.Reference;
import clothingrental.platform.messaging.MessageKeys;
import clothingrental.platform.messaging.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

class StatusNotifierTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final Duration MAX_AGE = Duration.ofDays(2);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String REQUEST = "request-1";

    private final Requests requests = mock(Requests.class);
    private final Letters letters = new Letters(words());
    private final StubMailbag mailbag = new StubMailbag();
    private final RememberingLog log = new RememberingLog();
    private final AnnotationEventHandlerAdapter notifier = new AnnotationEventHandlerAdapter(new StatusNotifier(
            requests, letters, mailbag, log, new MailProperties(MAX_AGE, "no-reply@rental.example"), CLOCK));

    @BeforeEach
    void aliceReadsKorean() {
        when(requests.ask(new FindCustomerContact(ALICE), ContactAnswer.class))
                .thenReturn(new ContactAnswer(contactIn(Locale.ko)));
    }

    // ---- what is told

    @ParameterizedTest
    @MethodSource("clothingrental.notifier.NotifierMother#everythingThatIsMailed")
    void whateverIsMailedIsToldInOneMailInTheCustomersLanguage(OrderEvent event) throws Exception {
        notifier.handle(happened("event-1", event, NOW));

        assertThat(mailbag.mails)
                .containsExactly(new Mail(
                        letters.about(event, contactIn(Locale.ko)), EMAIL, new Reference("event-1", ORDER, REQUEST)));
        assertThat(log.entries).isEqualTo(Map.of("event-1", Outcome.SENT));
    }

    @ParameterizedTest
    @MethodSource("clothingrental.notifier.NotifierMother#whatIsNotMailed")
    void whatIsNotMailedIsNotTold(OrderEvent event) throws Exception {
        notifier.handle(happened("event-1", event, NOW));

        assertThat(mailbag.mails).isEmpty();
        assertThat(log.entries).isEmpty();
    }

    @Test
    void aReplicaThatHasToldTheSameAtTheSameMomentIsNoFault() throws Exception {
        log.isEnteredByAnother = true;

        notifier.handle(happened("event-1", placed(), NOW));

        assertThat(log.entries).containsOnlyKeys("event-1");
    }

    @Test
    void theSameEventHandledTwiceIsToldOnce() throws Exception {
        notifier.handle(happened("event-1", placed(), NOW));
        notifier.handle(happened("event-1", placed(), NOW));

        assertThat(mailbag.mails).hasSize(1);
    }

    @Test
    void aSecondChangeToTheSameStatusIsToldAgain() throws Exception {
        var events = List.of("event-1", "event-2");
        for (var eventId : events) {
            notifier.handle(happened(eventId, placed(), NOW));
        }

        assertThat(mailbag.mails).extracting(mail -> mail.reference().eventId()).containsExactlyElementsOf(events);
    }

    @Test
    void theContactIsAskedForAnewAtEachMail() throws Exception {
        notifier.handle(happened("event-1", placed(), NOW));
        when(requests.ask(new FindCustomerContact(ALICE), ContactAnswer.class))
                .thenReturn(new ContactAnswer(contactIn(Locale.en)));
        notifier.handle(happened("event-2", placed(), NOW));

        assertThat(mailbag.mails)
                .extracting(Mail::letter)
                .containsExactly(
                        letters.about(placed(), contactIn(Locale.ko)), letters.about(placed(), contactIn(Locale.en)));
    }

    // ---- what is too long ago

    @Test
    void aChangeTooLongAgoIsLeftUnsentAndRecordedWithoutAskingForTheContact() throws Exception {
        notifier.handle(happened("event-1", placed(), NOW.minus(MAX_AGE).minusMillis(1)));

        assertThat(mailbag.mails).isEmpty();
        assertThat(log.entries).isEqualTo(Map.of("event-1", Outcome.TOO_OLD));
        verify(requests, never()).ask(any(), any());
    }

    @Test
    void aChangeThatIsJustNotTooLongAgoIsTold() throws Exception {
        notifier.handle(happened("event-1", placed(), NOW.minus(MAX_AGE)));

        assertThat(log.entries).isEqualTo(Map.of("event-1", Outcome.SENT));
    }

    // ---- what goes wrong

    @Test
    void aMailThatCanNotBeHandedOverNowIsNotRecordedAndIsSentOnTheNextAttempt() throws Exception {
        var down = new IllegalStateException("the mail server is down");
        mailbag.failure = down;

        assertThatThrownBy(() -> notifier.handle(happened("event-1", placed(), NOW)))
                .isSameAs(down);
        assertThat(log.entries).isEmpty();

        mailbag.failure = null;
        notifier.handle(happened("event-1", placed(), NOW));

        assertThat(mailbag.mails).hasSize(1);
        assertThat(log.entries).isEqualTo(Map.of("event-1", Outcome.SENT));
    }

    @Test
    void aMailThatTheServerRefusesForGoodIsRecordedAndNotTriedAgain() throws Exception {
        mailbag.outcome = Outcome.REFUSED;

        notifier.handle(happened("event-1", placed(), NOW));
        notifier.handle(happened("event-1", placed(), NOW));

        assertThat(mailbag.mails).hasSize(1);
        assertThat(log.entries).isEqualTo(Map.of("event-1", Outcome.REFUSED));
    }

    @Test
    void whileNobodyCanTellTheContactNothingIsRecordedSoThatItIsTriedAgain() {
        var unreachable = new IllegalStateException("no replica of rental-command is up");
        when(requests.ask(any(), eq(ContactAnswer.class))).thenThrow(unreachable);

        assertThatThrownBy(() -> notifier.handle(happened("event-1", placed(), NOW)))
                .isSameAs(unreachable);
        assertThat(log.entries).isEmpty();
    }

    @Test
    void aCustomerWithoutContactIsAFaultThatTellsNothingPersonal() {
        when(requests.ask(any(), eq(ContactAnswer.class))).thenReturn(new ContactAnswer(null));

        assertThatThrownBy(() -> notifier.handle(happened("event-1", placed(), NOW)))
                .hasMessageContaining(ORDER)
                .hasMessageNotContainingAny(NAME, EMAIL);
        assertThat(log.entries).isEmpty();
    }

    @Test
    void itDoesNotActOnAReplay() {
        assertThat(notifier.supportsReset()).isFalse();
    }

    private static EventMessage<OrderEvent> happened(String eventId, OrderEvent event, Instant at) {
        return new GenericEventMessage<>(
                new GenericMessage<>(eventId, event, Map.of(MessageKeys.CORRELATION_ID, REQUEST)), () -> at);
    }

    record Mail(Letter letter, String email, Reference reference) {}

    /** A mailbag that keeps the mails, or fails. */
    private static final class StubMailbag implements Mailbag {

        private final List<Mail> mails = new ArrayList<>();
        private Outcome outcome = Outcome.SENT;
        private @Nullable RuntimeException failure;

        @Override
        public Outcome send(Letter letter, String email, Reference reference) {
            if (failure != null) {
                throw failure;
            }
            mails.add(new Mail(letter, email, reference));
            return outcome;
        }
    }

    /** A log in memory. */
    private static final class RememberingLog extends MailLog {

        private final Map<String, Outcome> entries = new LinkedHashMap<>();
        private boolean isEnteredByAnother;

        RememberingLog() {
            super(mock(SentMails.class), CLOCK);
        }

        @Override
        public boolean has(String eventId) {
            return entries.containsKey(eventId);
        }

        @Override
        public void enter(Reference reference, Outcome outcome) {
            entries.put(reference.eventId(), outcome);
            if (isEnteredByAnother) {
                throw new DuplicateKeyException(reference.eventId());
            }
        }
    }
}
