package clothingrental.notifier.mail;

import static clothingrental.notifier.NotifierMother.EMAIL;
import static clothingrental.notifier.NotifierMother.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import clothingrental.notifier.mail.SmtpMailbag.MailNotHandedOver;
import clothingrental.notifier.status.Letter;
import clothingrental.notifier.status.MailProperties;
import clothingrental.notifier.status.Mailbag.Outcome;
import clothingrental.notifier.status.Mailbag.Reference;
import clothingrental.platform.fault.Breakers;
import clothingrental.platform.fault.Faults;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailbagTest {

    private static final String FROM = "no-reply@rental.example";
    private static final Reference REFERENCE = new Reference("event-1", ORDER, "request-1");
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
        var outcome = mailbag(server.getSmtp().getPort()).send(letter, EMAIL, REFERENCE);

        var mail = onlyMail();
        assertThat(outcome).isEqualTo(Outcome.SENT);
        assertThat(mail.getSubject()).isEqualTo(letter.subject());
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing())
                .isEqualTo(letter.text());
        assertThat(mail.getContentType().toLowerCase(Locale.ROOT))
                .startsWith("text/plain")
                .contains("utf-8");
    }

    @Test
    void itComesFromTheHouseAndGoesToTheCustomerAlone() throws Exception {
        mailbag(server.getSmtp().getPort()).send(LETTER, EMAIL, REFERENCE);

        assertThat(onlyMail().getFrom()).extracting(Object::toString).containsExactly(FROM);
        assertThat(onlyMail().getAllRecipients()).extracting(Object::toString).containsExactly(EMAIL);
    }

    @Test
    void itTellsMachinesWhereItComesFrom() throws Exception {
        mailbag(server.getSmtp().getPort()).send(LETTER, EMAIL, REFERENCE);

        assertThat(onlyMail().getHeader("Message-ID")).containsExactly("<event-1@clothing-rental>");
        assertThat(onlyMail().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(onlyMail().getHeader("X-Order-Id")).containsExactly(ORDER);
        assertThat(onlyMail().getHeader("X-Correlation-Id")).containsExactly("request-1");
    }

    @Test
    void aLetterSentAgainCanBeToldByItsMessageId() throws Exception {
        var mailbag = mailbag(server.getSmtp().getPort());

        mailbag.send(LETTER, EMAIL, REFERENCE);
        mailbag.send(LETTER, EMAIL, REFERENCE);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    // ---- what goes wrong

    @Test
    void whenTheMailServerIsDownItIsAFaultThatDoesNotTellTheAddress() {
        var port = server.getSmtp().getPort();
        server.stop();

        var failure = catchThrowable(() -> mailbag(port).send(LETTER, EMAIL, REFERENCE));

        assertThat(failure).isInstanceOf(MailNotHandedOver.class).hasMessageContaining(ORDER);
        assertThat(getStackTrace(failure)).doesNotContain(EMAIL, "minji", "mailbox.example");
    }

    @Test
    void aMailServerThatIsDownIsLeftInPeaceForAWhile() {
        var mailbag = mailbag(server.getSmtp().getPort());
        server.stop();
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> mailbag.send(LETTER, EMAIL, REFERENCE)))
                    .isInstanceOf(MailNotHandedOver.class);
        }

        var failure = catchThrowable(() -> mailbag.send(LETTER, EMAIL, REFERENCE));

        assertThat(failure).isInstanceOf(CallNotPermittedException.class);
        assertThat(Faults.isPassing(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "553 mailbox name not allowed"})
    void anAddressThatTheServerRefusesForGoodIsRefused(String answer) throws Exception {
        try (var stub = new SmtpStub("RCPT TO", answer)) {
            assertThat(mailbag(stub.port()).send(LETTER, EMAIL, REFERENCE)).isEqualTo(Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.1 mailbox busy", "451 greylisted, try again", "452 too many recipients"})
    void anAddressThatTheServerDoesNotTakeJustNowIsAPassingFault(String answer) throws Exception {
        try (var stub = new SmtpStub("RCPT TO", answer + " <" + EMAIL + ">")) {
            var failure = catchThrowable(() -> mailbag(stub.port()).send(LETTER, EMAIL, REFERENCE));

            assertThat(failure).isInstanceOf(MailNotHandedOver.class);
            assertThat(getStackTrace(failure)).doesNotContain(EMAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM", "DATA"})
    void whatIsWrongWithUsAndNotWithTheAddressIsNoRefusalOfTheAddress(String command) throws Exception {
        try (var stub = new SmtpStub(command, "554 you are on a list")) {
            var failure = catchThrowable(() -> mailbag(stub.port()).send(LETTER, EMAIL, REFERENCE));

            assertThat(failure).isInstanceOf(MailNotHandedOver.class);
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
        var outcome = mailbag(server.getSmtp().getPort()).send(LETTER, none, REFERENCE);

        assertThat(outcome).isEqualTo(Outcome.REFUSED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void ourOwnAddressBeingNoneIsNoRefusalOfTheCustomers() {
        var misconfigured = mailbag(server.getSmtp().getPort(), "no reply at all");

        assertThat(catchThrowable(() -> misconfigured.send(LETTER, EMAIL, REFERENCE)))
                .isInstanceOf(MailNotHandedOver.class);
    }

    @Test
    void anAddressOutsideOfAsciiIsNeverAFaultThatHoldsUpTheOthers() {
        var outcome = mailbag(server.getSmtp().getPort()).send(LETTER, "민지@mailbox.example", REFERENCE);

        assertThat(outcome).isIn(Outcome.SENT, Outcome.REFUSED);
    }

    static Stream<Letter> letters() {
        return Stream.of(
                LETTER,
                new Letter("상품이 발송되었습니다", "김민지 고객님,\n\n주문하신 의류를 서울택배(운송장 번호 SE-2026-0001)로 발송했습니다.\n\n주문 번호 " + ORDER));
    }

    private static SmtpMailbag mailbag(int port) {
        return mailbag(port, FROM);
    }

    private static SmtpMailbag mailbag(int port, String from) {
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        smtp.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        smtp.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return new SmtpMailbag(smtp, new MailProperties(Duration.ofDays(2), from), new Breakers());
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }
}
