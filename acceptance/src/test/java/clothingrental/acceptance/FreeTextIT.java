package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderStatus;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people write is taken as they write it, in any script; what is no text is told in one message. */
class FreeTextIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ADDRESS = List.of("line1", "line2", "city", "postalCode", "country");

    private final Customer bob = Rental.bob();
    private final DeliveryTeam dana = Rental.dana();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "name, name, \"\u3164\"",
                "name, name, \"\u200b\"",
                "name, name, \"\u00a0\"",
                "name, name, \"\ufeff\"",
                "name, name, \"\"",
                "name, name, \"a\u0085b\"",
                "name, name, \"a\u2028b\"",
                "name, name, \"\u202eab\"",
                "name, name, a\\ud800b",
                "line1, address.line1, \"\u3164\"",
                "line2, address.line2, \"\u3164\"",
                "city, address.city, \"\u200b\"",
                "postalCode, address.postalCode, \"a\u2029b\"",
                "phone, phone, 1((((((",
                "email, email, 김민지@example.org",
                "country, address.country, ZZ",
                "country, address.country, kr",
            })
    void whatIsNoTextNoNumberAndNoPlaceIsToldOnce(String member, String field, String value) {
        assertThat(errorsOf(leaving(member, value))).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "line1", "city", "postalCode", "country", "locale"})
    void whatIsMissingIsToldOnce(String member) {
        var field = ADDRESS.contains(member) ? "address." + member : member;

        assertThat(errorsOf(leaving(member, null))).containsExactly(field);
    }

    @Test
    void aContactWithoutALanguageIsRefusedAndChangesNothing() {
        bob.leaves(Contact.ofHaneul());
        var without = new HashMap<>(Contact.ofMargaret().toJson());
        without.remove("locale");

        assertThat(errorsOf(bob.asks("PUT", "/api/customers/me", without))).containsExactly("locale");
        assertThat(told("name")).isEqualTo("남궁하늘");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "name, ศรีสุดา ใจดี",
                "name, क\u094d\u200dष",
                "name, نوشین\u200cزاده",
                "name, \"\u200fדוד\u200f\"",
                "name, \ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
                "name, \"O'Brien-Smith, Jr.\"",
                "line1, \"서울\u3000북촌로 11길 73\"",
                "phone, (02) 312-3456",
                "phone, 010.1234.5678",
                "phone, 0507-1234-5678",
                "phone, 1588-1234",
                "phone, +49 212345678901234",
                "country, XK",
            })
    void whatPeopleWriteIsKeptAsTheyWriteIt(String member, String value) {
        assertThat(leaving(member, value).status()).isEqualTo(204);

        assertThat(told(member)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "name, \u1112\u1161\u11ab, 한",
                "email, \" minji@example.org\u00a0\", minji@example.org",
                "email, minji@예시.한국, minji@xn--vv4b11d.xn--3e0b707e",
                "phone, \"\", \"\"",
                "line2, \"\", \"\"",
            })
    void whatCanBeWrittenInManyWaysIsKeptInOne(String member, String value, String kept) {
        assertThat(leaving(member, value).status()).isEqualTo(204);

        assertThat(told(member)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"한진택배(주)", "ไปรษณีย์ไทย", "भारतीय डाक", "O'Brien, Sons + Co."})
    void aCarrierIsCalledAsItIsCalled(String carrier) {
        var alice = Rental.alice().leaves(Contact.ofMargaret());
        var order = alice.places(anOrder().of("hanbok-1001", 1));
        dana.sees(order, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);

        dana.ships(order, carrier, "H-1");

        assertThat(alice.sees(order, OrderStatus.SHIPPED)
                        .path("delivery")
                        .path("carrier")
                        .asString())
                .isEqualTo(carrier);
    }

    /** Bob leaves a contact in which one member has another value. */
    private Answer leaving(String member, @Nullable String value) {
        var contact = JSON.valueToTree(Contact.ofHaneul().toJson());
        var part = ADDRESS.contains(member) ? contact.path("address") : contact;
        ((ObjectNode) part).put(member, value);
        return bob.asks("PUT", "/api/customers/me", contact.toString().replace("\\\\u", "\\u"));
    }

    private static List<String> errorsOf(Answer answer) {
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        return answer.body().path("errors").findValuesAsString("field");
    }

    /** What is told of bob, or an empty text. */
    private String told(String member) {
        var contact = bob.asks("GET", "/api/customers/me").body();
        return (ADDRESS.contains(member) ? contact.path("address") : contact)
                .path(member)
                .asString("");
    }
}
