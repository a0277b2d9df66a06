package clothingrental.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedMailDeliveryHandlerTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void threeMailsOfABoxAndFiveInAllAreKept() {
        server.getUserManager()
                .setMessageDeliveryHandler(new BoundedMailDeliveryHandler(server.getUserManager(), 3, 5));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aBoxKeepsItsNewestMails() throws Exception {
        send("alice", "1", "2", "3", "4", "5");

        assertThat(boxOf("alice")).containsExactly("3", "4", "5");
    }

    @Test
    void allBoxesTogetherKeepTheNewestMails() throws Exception {
        send("alice", "1", "2", "3");
        send("bob", "4", "5", "6");
        send("alice", "7");

        assertThat(boxOf("alice")).containsExactly("3", "7");
        assertThat(boxOf("bob")).containsExactly("4", "5", "6");
    }

    @Test
    void aBoxThatItsOwnerHasEmptiedIsNoFault() throws Exception {
        send("alice", "1", "2", "3");
        server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUserByEmail("alice@rental.example"))
                .deleteAllMessages();
        send("bob", "4", "5", "6");

        assertThat(boxOf("bob")).containsExactly("4", "5", "6");
    }

    private void send(String who, String... subjects) {
        for (var subject : subjects) {
            GreenMailUtil.sendTextEmail(
                    who + "@rental.example",
                    "no-reply@rental.example",
                    subject,
                    "text",
                    server.getSmtp().getServerSetup());
        }
    }

    private List<String> boxOf(String who) {
        return Arrays.stream(server.getReceivedMessagesForDomain(who + "@rental.example"))
                .map(BoundedMailDeliveryHandlerTest::subjectOf)
                .toList();
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }
}
