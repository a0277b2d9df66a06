package clothingrental.notifier.outbox;

import static clothingrental.notifier.NotifierMother.contactIn;
import static clothingrental.notifier.NotifierMother.mailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.mail.MailState;
import clothingrental.api.mail.MailView;
import clothingrental.notifier.outbox.Delivery.Taken;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.testing.KilledProcess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox of one process is killed while mails are added and sent: none is lost, and few are sent twice. */
class MailOutboxCrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int MAILS_OF_AN_ORDER = 4;
    private static final String ADDED = "added ";
    private static final String HANDED_OVER = "handed over ";
    private static final MailProperties PROPERTIES = new MailProperties(
            Duration.ofDays(2),
            "no-reply@rental.example",
            2,
            4,
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    /** Adds the mails of orders without end, sends what is due, and says both. */
    static final class Notifier {

        public static void main(String[] arguments) {
            var store = new SqliteMailStore(MailsFile.in(Path.of(arguments[0])));
            var sender = new MailSender(
                    store,
                    requests(),
                    (mail, customer) -> new Letter(mail.kind(), customer.name()),
                    (letter, email, mail) -> {
                        System.out.println(HANDED_OVER + mail.eventId());
                        return new Taken();
                    },
                    PROPERTIES,
                    new SimpleMeterRegistry(),
                    Clock.systemUTC());
            Thread.ofPlatform().start(() -> {
                while (true) {
                    var order = UUID.randomUUID().toString();
                    for (int event = 0; event < MAILS_OF_AN_ORDER; event++) {
                        store.add(List.of(waiting(order, event)));
                        System.out.println(ADDED + order + "/" + event);
                    }
                }
            });
            for (int thread = 0; thread < PROPERTIES.senders(); thread++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        sender.sendDueMails();
                    }
                });
            }
        }

        private static MailOutcome waiting(String order, int event) {
            var now = Clock.systemUTC().instant();
            return new MailOutcome(mailOf(order, event, now), MailState.WAITING, 0, null, now);
        }

        private static QueryClient requests() {
            var requests = mock(QueryClient.class);
            when(requests.ask(any(), eq(ContactAnswer.class))).thenReturn(new ContactAnswer(contactIn(Locale.en)));
            return requests;
        }
    }

    @Test
    @Tag("proof")
    void whatWasAddedIsKnownAndAtMostTheMailsInFlightComeTwice() throws Exception {
        var chance = new Random(1);
        var added = new HashSet<String>();
        var times = new HashMap<String, Integer>();
        for (int kill = 0; kill < KILLS; kill++) {
            var before = new HashSet<String>();
            for (var line : KilledProcess.linesOf(Notifier.class, folder.toString(), 300 + chance.nextInt(1_000))) {
                if (line.startsWith(ADDED)) {
                    added.add(line.substring(ADDED.length()));
                } else {
                    times.merge(line.substring(HANDED_OVER.length()), 1, Integer::sum);
                    before.add(line.substring(HANDED_OVER.length()));
                }
            }
            try (var file = MailsFile.in(folder)) {
                var store = new SqliteMailStore(file);
                var views = new HashMap<String, MailState>();
                ordersOf(added, before)
                        .forEach(order -> store.of(order).forEach(mail -> views.put(mail.eventId(), mail.state())));

                assertThat(views.keySet()).as("what was added").containsAll(added);
                assertThat(before)
                        .as("handed over and not recorded: in flight")
                        .filteredOn(mail -> views.get(mail) == MailState.WAITING)
                        .hasSizeLessThanOrEqualTo(PROPERTIES.senders() * PROPERTIES.claim());
                var next = UUID.randomUUID().toString();
                store.add(List.of(Notifier.waiting(next, 0)));
                assertThat(store.of(next)).as("it goes on").hasSize(1);
                // one that was added is known, whatever became of it
                var known = added.iterator().next();
                var order = known.substring(0, known.indexOf('/'));
                var kept = store.of(order);
                store.add(List.of(Notifier.waiting(order, Integer.parseInt(known.substring(order.length() + 1)))));
                assertThat(store.of(order)).extracting(MailView::state).hasSize(kept.size());
            }
        }
        assertThat(times).isNotEmpty();
        assertThat(times.values().stream().filter(count -> count > 1))
                .as("came twice")
                .hasSizeLessThanOrEqualTo(KILLS * PROPERTIES.senders() * PROPERTIES.claim());
    }

    private static Set<String> ordersOf(Set<String> added, Set<String> handedOver) {
        var orders = new HashSet<String>();
        added.forEach(mail -> orders.add(mail.substring(0, mail.indexOf('/'))));
        handedOver.forEach(mail -> orders.add(mail.substring(0, mail.indexOf('/'))));
        return orders;
    }
}
