package clothingrental.acceptance;

import static clothingrental.acceptance.environment.StandaloneProcess.PAGES;
import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.Http;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of an origin that is named in the settings work with the API; those of others don't. */
@Tag("standalone")
class CrossOriginIT {

    private static final String ALLOWED = "access-control-allow-origin";

    private final Http http = new Http(Rental.shared());
    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/orders,              'authorization,content-type,idempotency-key'",
        "GET,    /api/orders?status=,      'authorization,prefer'",
        "PUT,    /api/customers/me,        'authorization,content-type'",
        "DELETE, /api/orders/4711/return,  authorization",
        "GET,    /api/orders/4711/updates, 'authorization,last-event-id'",
    })
    void aPreflightNeedsNoToken(String method, String path, String headers) {
        var answer = preflight(PAGES, method, path, headers);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(ALLOWED)).contains(PAGES);
        assertThat(answer.header("access-control-allow-methods"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains(method));
    }

    @Test
    void itsPagesReadAnswersAndTheHeadersThatMatter() {
        var answer =
                alice.asks("POST", "/api/orders", anOrder().of("hanbok-1001", 1).toJson(), Map.of("Origin", PAGES));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header(ALLOWED)).contains(PAGES);
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        assertThat(answer.header("access-control-expose-headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed)
                        .contains("Location")
                        .contains("Retry-After")
                        .contains("Preference-Applied"));
    }

    @Test
    void itsPagesReadRefusalsToo() {
        var path = "/api/orders/" + UUID.randomUUID();

        var unknown = http.send("GET", path, null, Map.of("Origin", PAGES));
        var missing = alice.asks("GET", path, null, Map.of("Origin", PAGES));

        assertThat(unknown.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(unknown.header(ALLOWED)).contains(PAGES);
        assertThat(missing.code()).isEqualTo("ORDER_NOT_FOUND");
        assertThat(missing.header(ALLOWED)).contains(PAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "https://pages.example.other", "http://pages.example", "null"})
    void pagesOfOthersAreRefused(String origin) {
        var asked = preflight(origin, "GET", "/api/orders", "authorization");
        var tried = alice.asks("GET", "/api/orders", null, Map.of("Origin", origin));

        for (var answer : new Answer[] {asked, tried}) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FORBIDDEN");
            assertThat(answer.header(ALLOWED)).isEmpty();
        }
    }

    @Test
    void theManagementPortIsForNobodysPages() {
        var answer = http.sendToManagement("GET", "/actuator/health", null, Map.of("Origin", PAGES));

        assertThat(answer.header(ALLOWED)).isEmpty();
    }

    private Answer preflight(String origin, String method, String path, String headers) {
        var asking = new HashMap<String, String>();
        asking.put("Origin", origin);
        asking.put("Access-Control-Request-Method", method);
        asking.put("Access-Control-Request-Headers", headers);
        return http.send("OPTIONS", path, null, asking);
    }
}
