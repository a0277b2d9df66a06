package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredHistory;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.Http;
import clothingrental.api.order.OrderStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever is sent, the system says what is wrong with it, and stays as it is. */
@Tag("standalone")
@Tag("proof")
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {

    private static final int REQUESTS = Integer.getInteger("bad.requests", 2_000);
    private static final long SEED = Long.getLong("bad.seed", System.nanoTime());

    @Test
    void noBadRequestBreaksTheSystemOrChangesAnything() throws IOException {
        System.out.printf("bad input: %,d requests, seed %d%n", REQUESTS, SEED);
        try (var application = StandaloneProcess.withPostOffice()) {
            var alice = new Customer(application, "alice").leaves(Contact.ofMargaret());
            var order = alice.places(anOrder().of("hanbok-1001", 1));
            alice.sees(order, OrderStatus.PREPARING);
            var contact = alice.asks("GET", "/api/customers/me").body();
            var requests = new BadRequests(SEED, tokens(new Http(application)), order.id());
            var server = new RawHttp(application.api());

            var answers = new TreeMap<Integer, Integer>();
            var wrong = new ArrayList<String>();
            for (int sent = 0; sent < REQUESTS; sent++) {
                var request = requests.next();
                var answer = server.sendAndEnd(request);
                answers.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= 500 || (answer.status() >= 400 && !answer.isProblem())) {
                    wrong.add(brief(request) + "\n  -> " + answer);
                }
            }
            System.out.printf("bad input: answers %s%n", answers);

            assertThat(wrong.stream().limit(10).toList())
                    .as("answers that are 5xx or refusals without a code: %d; seed %d", wrong.size(), SEED)
                    .isEmpty();
            assertThat(alice.asks("GET", "/api/customers/me").body()).isEqualTo(contact);
            assertThat(alice.asks("GET", "/api/orders")
                            .body()
                            .path("totalElements")
                            .asInt())
                    .isEqualTo(1);
            application.halt();
            assertThat(new StoredHistory(application.dataFolder()).all())
                    .extracting(StoredHistory.StoredEvent::type)
                    .containsExactlyInAnyOrder("OrderPlaced", "DeliveryScheduled", "PreparationStarted");
        }
    }

    private static Map<String, String> tokens(Http http) {
        return Stream.of("alice", "bob", "dana", "sam", "avery", "opal")
                .collect(Collectors.toMap(name -> name, http::tokenOf));
    }

    private static String brief(byte[] request) {
        var text = new String(request, UTF_8).replaceAll("Bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.", "Bearer …");
        return List.of(text.split("\r\n", -1)).stream()
                .map(line -> line.length() > 120 ? line.substring(0, 120) + "…" : line)
                .limit(12)
                .collect(Collectors.joining(" | "));
    }
}
