package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.Http;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A 400 says where the fault is and what is possible there; every problem can be found in the traces. */
class HelpfulRefusalsIT {

    private final Customer alice = Rental.alice();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | body | JSON",
                "{ | body | line 1",
                "[] | body | object",
                "nonsense | body | line 1",
                "{'lines':1} | lines | list",
                "{'lines':[{'productId':'a','quantity':1.5}]} | lines[0].quantity | whole number",
                "{'lines':[{'productId':'a','quantity':1},{'productId':'b','quantity':'2'}]} | lines[1].quantity | whole number",
                "{'lines':[{'productId':'a','quantity':99999999999}]} | lines[0].quantity | too large",
                "{'lines':[{'productId':7,'quantity':1}]} | lines[0].productId | text",
                "{'rentalPeriod':{'from':'tomorrow'}} | rentalPeriod.from | 2026-12-01",
                "{'rentalPeriod':{'from':'2099-02-30'}} | rentalPeriod.from | date of the calendar",
                "{'rentalPeriod':{'from':[2099,1,1],'to':'2099-01-02'}} | rentalPeriod.from | 2026-12-01",
                "{'rentalPeriod':{'from':'2099-01-01T10:00:00Z','to':'2099-01-02'}} | rentalPeriod.from | 2026-12-01",
                "{'rentalPeriod':{'from':'2099-01-01','to':'+999999999-12-31'}} | rentalPeriod.to | 2026-12-01",
                "{'lines':[{'productId':'a','quantity':2,'quantity':1}]} | lines[0].quantity | line 1",
            })
    void whatCanNotBeReadIsMalformedAndToldWhere(String body, String field, String allowed) {
        assertMalformed(alice.asks("POST", "/api/orders", body.replace('\'', '"')), field, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"BECAUSE\"}", "{\"reason\":\"changed_mind\"}", "{\"reason\":0}"})
    void anUnknownReasonIsToldWhichThereAre(String body) {
        assertMalformed(
                alice.asks("POST", "/api/orders/" + UUID.randomUUID() + "/cancellation", body),
                "reason",
                "CHANGED_MIND, WRONG_ITEM, WRONG_SIZE, TOO_SLOW, OTHER");
    }

    @Test
    void anUnknownLocaleIsToldWhichThereAre() {
        var contact = new HashMap<>(Contact.ofMargaret().toJson());
        contact.put("locale", "KO");

        assertMalformed(alice.asks("PUT", "/api/customers/me", contact), "locale", "ko, en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice | /api/orders?status=LOST | status | PLACED, PREPARING",
                "alice | /api/orders?size=many | size | whole number",
                "dana | /api/deliveries?leg=BACK | leg | OUTBOUND, RETURN",
                "sam | /api/support/orders?placedFrom=2026-02-30T00:00:00Z | placedFrom | 2026-12-01T09:00:00Z",
                "sam | /api/support/orders?placedFrom=2026-03-12T09:00:00+09:00 | placedFrom | %2B",
                "sam | /api/support/cancellations?pendingLongerThan=5 | pendingLongerThan | PT5M",
                "avery | /api/audit/events?to=2026-03-12T09:00:00+09:00 | to | %2B",
                "avery | /api/audit/events?after=x | after | whole number",
            })
    void aParameterThatIsNotPossibleIsToldWhatIs(String who, String path, String field, String allowed) {
        var answer = Rental.person(who).asks("GET", path);

        assertProblem(answer, "VALIDATION_FAILED");
        assertThat(answer.body().path("errors").findValuesAsString("field")).containsExactly(field);
        assertThat(answer.body().path("errors").findValuesAsString("message"))
                .hasSize(1)
                .first()
                .asString()
                .contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /error,                404",
        "GET,  /api/orders/%zz,       400",
        "GET,  /api/orders/%2e%2e,    400",
        "GET,  /nothing,              404",
        "FOO,  /api/orders,           400",
    })
    void everyProblemHasATraceAndNoneIsAboutTheErrorPage(String method, String path, int status) throws IOException {
        for (var server : List.of(Rental.shared().api(), Rental.shared().management())) {
            var answer = new RawHttp(server)
                    .send(RawHttp.request(
                            method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + new Http(Rental.shared()).tokenOf("opal") + "\r\n",
                            new byte[0]));

            assertThat(answer.isProblem()).as(answer.toString()).isTrue();
            assertThat(answer.body()).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
            assertThat(answer.body()).doesNotContain("/error");
            if (server.equals(Rental.shared().api())) {
                assertThat(answer.status()).isEqualTo(status);
            }
        }
    }

    private static void assertMalformed(Answer answer, String field, String allowed) {
        assertProblem(answer, "MALFORMED_REQUEST");
        var errors = answer.body().path("errors");
        assertThat(errors.findValuesAsString("field")).containsExactly(field);
        assertThat(errors.path(0).path("message").asString()).contains(allowed);
    }

    private static void assertProblem(Answer answer, String code) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }
}
