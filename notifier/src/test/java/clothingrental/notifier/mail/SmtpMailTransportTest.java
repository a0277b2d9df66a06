package clothingrental.notifier.mail;

import static clothingrental.notifier.NotifierMother.EMAIL;
import static clothingrental.notifier.NotifierMother.ORDER;
import static clothingrental.notifier.NotifierMother.mailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import clothingrental.notifier.mail.SmtpMailTransport.MailServerUnavailable;
import clothingrental.notifier.outbox.Delivery.PutOff;
import clothingrental.notifier.outbox.Delivery.RefusedForGood;
import clothingrental.notifier.outbox.Delivery.Taken;
import clothingrental.notifier.outbox.Letter;
import clothingrental.notifier.outbox.MailProperties;
import clothingrental.notifier.outbox.OutboxMail;
import clothingrental.platform.fault.CircuitBreakers;
import clothingrental.platform.fault.Faults;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailTransportTest {

    private static final String FROM = "no-reply@rental.example";
    private static final OutboxMail MAIL = mailOf(ORDER, 3, Instant.parse("2026-03-10T03:00:00Z"));
    private static final Letter LETTER = new Letter("Your order is on its way", "Dear Minji,\n\nit is on its way.");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void theMailServerIsUp() {
        server.start();
    }

    @AfterEach
    void theMailServerIsStopped() {
        server.stop();
    }

    // ---- what the customer gets

    @ParameterizedTest
    @MethodSource("letters")
    void aLetterArrivesAsItWasWritten(Letter letter) throws Exception {
        var outcome = transport(server.getSmtp().getPort()).send(letter, EMAIL, MAIL);

        var mail = onlyMail();
        assertThat(outcome).isEqualTo(new Taken());
        assertThat(mail.getSubject()).isEqualTo(letter.subject());
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing())
                .isEqualTo(letter.text());
        assertThat(mail.getContentType().toLowerCase(Locale.ROOT))
                .startsWith("text/plain")
                .contains("utf-8");
    }

    /** Whom the library would find by itself, it is told: it looks anew for each mail. */
    @Test
    void theLibrarysOwnStreamsAreUsed() throws Exception {
        transport(server.getSmtp().getPort()).send(LETTER, EMAIL, MAIL);

        var whomItWouldFind =
                ServiceLoader.load(StreamProvider.class).findFirst().orElseThrow();
        assertThat(System.getProperty(StreamProvider.class.getName()))
                .isEqualTo(whomItWouldFind.getClass().getName());
        assertThat(StreamProvider.provider()).hasSameClassAs(whomItWouldFind);
    }

    @Test
    void itComesFromTheHouseAndGoesToTheCustomerAlone() throws Exception {
        transport(server.getSmtp().getPort()).send(LETTER, EMAIL, MAIL);

        assertThat(onlyMail().getFrom()).extracting(Object::toString).containsExactly(FROM);
        assertThat(onlyMail().getAllRecipients()).extracting(Object::toString).containsExactly(EMAIL);
    }

    @Test
    void itTellsMachinesWhereItComesFrom() throws Exception {
        transport(server.getSmtp().getPort()).send(LETTER, EMAIL, MAIL);

        assertThat(onlyMail().getHeader("Message-ID")).containsExactly("<" + ORDER + "/3@clothing-rental>");
        assertThat(onlyMail().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(onlyMail().getHeader("X-Order-Id")).containsExactly(ORDER);
        assertThat(onlyMail().getHeader("X-Correlation-Id")).containsExactly("request-1");
    }

    @Test
    void aLetterSentAgainCanBeToldByItsMessageId() throws Exception {
        var transport = transport(server.getSmtp().getPort());

        transport.send(LETTER, EMAIL, MAIL);
        transport.send(LETTER, EMAIL, MAIL);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    // ---- what goes wrong

    @Test
    void whenTheMailServerIsDownItIsAFaultThatDoesNotTellTheAddress() {
        var port = server.getSmtp().getPort();
        server.stop();

        var failure = catchThrowable(() -> transport(port).send(LETTER, EMAIL, MAIL));

        assertThat(failure).isInstanceOf(MailServerUnavailable.class).hasMessageContaining(ORDER);
        assertThat(getStackTrace(failure)).doesNotContain(EMAIL, "minji", "mailbox.example");
    }

    @Test
    void aMailServerThatIsDownIsLeftInPeaceForAWhile() {
        var transport = transport(server.getSmtp().getPort());
        server.stop();
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> transport.send(LETTER, EMAIL, MAIL)))
                    .isInstanceOf(MailServerUnavailable.class);
        }

        var failure = catchThrowable(() -> transport.send(LETTER, EMAIL, MAIL));

        assertThat(failure).isInstanceOf(CallNotPermittedException.class);
        assertThat(Faults.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO,   550 5.1.1 no such user,          550 5.1.1 RCPT",
        "RCPT TO,   553 mailbox name not allowed,    553 RCPT",
        "MAIL FROM, 552 5.3.4 message too big,       552 5.3.4 MAIL",
        "DATA,      554 5.7.1 we do not like it,     554 5.7.1 DATA",
        ".,         550 5.7.1 looks like spam,       550 5.7.1 DATA"
    })
    void whatTheServerRefusesForGoodAtAnyPointIsRefusedWithItsReason(String command, String answer, String reason)
            throws Exception {
        try (var stub = new SmtpStub(command, answer + " <" + EMAIL + ">")) {
            assertThat(transport(stub.port()).send(LETTER, EMAIL, MAIL)).isEqualTo(new RefusedForGood(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO,   450 4.2.1 mailbox busy,          450 4.2.1 RCPT",
        "RCPT TO,   452 too many recipients,         452 RCPT",
        "MAIL FROM, 451 greylisted,                  451 MAIL",
        "DATA,      451 4.3.0 try again,             451 4.3.0 DATA",
        ".,         452 4.2.2 mailbox full,          452 4.2.2 DATA"
    })
    void whatTheServerDoesNotTakeNowIsPutOffWithItsReason(String command, String answer, String reason)
            throws Exception {
        try (var stub = new SmtpStub(command, answer + " <" + EMAIL + ">")) {
            assertThat(transport(stub.port()).send(LETTER, EMAIL, MAIL)).isEqualTo(new PutOff(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 421 4.3.2 closing down",
        "RCPT TO,   421 too many errors",
        ".,         421 closing down",
        "MAIL FROM, 530 5.7.0 authentication required"
    })
    void whatConcernsTheServerMakesEveryMailWait(String command, String answer) throws Exception {
        try (var stub = new SmtpStub(command, answer + " <" + EMAIL + ">")) {
            var failure = catchThrowable(() -> transport(stub.port()).send(LETTER, EMAIL, MAIL));

            assertThat(failure).isInstanceOf(MailServerUnavailable.class);
            assertThat(getStackTrace(failure)).doesNotContain(EMAIL);
        }
    }

    @Test
    void manyMailsGoOverOneConnection() throws Exception {
        try (var stub = new SmtpStub("NOTHING", "")) {
            var transport = transport(stub.port());

            for (int i = 0; i < 20; i++) {
                assertThat(transport.send(LETTER, EMAIL, MAIL)).isEqualTo(new Taken());
            }

            assertThat(stub.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedIsReplaced() throws Exception {
        try (var stub = new SmtpStub("NOTHING", "")) {
            var transport = transport(stub.port());
            assertThat(transport.send(LETTER, EMAIL, MAIL)).isEqualTo(new Taken());
            stub.closeConnections();

            assertThat(transport.send(LETTER, EMAIL, MAIL)).isEqualTo(new Taken());

            assertThat(stub.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address at all",
                "minji@",
                "minji..oneill@mailbox.example",
                "a@mailbox.example, b@mailbox.example"
            })
    void anAddressThatIsNoneIsRefusedAndHoldsUpNobody(String none) {
        var outcome = transport(server.getSmtp().getPort()).send(LETTER, none, MAIL);

        assertThat(outcome).isEqualTo(new RefusedForGood("NO_ADDRESS"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void ourOwnAddressBeingNoneIsNoRefusalOfTheCustomers() {
        var misconfigured = transport(server.getSmtp().getPort(), "no reply at all");

        assertThat(catchThrowable(() -> misconfigured.send(LETTER, EMAIL, MAIL)))
                .isInstanceOf(MailServerUnavailable.class);
    }

    @Test
    void anAddressOutsideOfAsciiIsNeverAFaultThatHoldsUpTheOthers() {
        var outcome = transport(server.getSmtp().getPort()).send(LETTER, "민지@mailbox.example", MAIL);

        assertThat(outcome).isInstanceOfAny(Taken.class, RefusedForGood.class);
    }

    static Stream<Letter> letters() {
        return Stream.of(
                LETTER,
                new Letter("상품이 발송되었습니다", "김민지 고객님,\n\n주문하신 의류를 서울택배(운송장 번호 SE-2026-0001)로 발송했습니다.\n\n주문 번호 " + ORDER));
    }

    private static SmtpMailTransport transport(int port) {
        return transport(port, FROM);
    }

    private static SmtpMailTransport transport(int port, String from) {
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        smtp.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        smtp.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        var clock = Clock.systemUTC();
        var properties = new MailProperties(
                Duration.ofDays(2), from, 2, 4, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(1));
        return new SmtpMailTransport(smtp, new SmtpConnections(smtp, clock), properties, new CircuitBreakers(), clock);
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }
}
