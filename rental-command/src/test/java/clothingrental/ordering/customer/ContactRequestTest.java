package clothingrental.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Locale;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ContactRequestTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final JsonMapper JSON = new JsonMapper();

    // ---- text

    @ParameterizedTest
    @CsvSource({"name, name", "line1, address.line1", "city, address.city", "postalCode, address.postalCode"})
    void whateverIsWrongWithATextThereIsOneMessageAboutIt(String member, String field) {
        assertThat(messagesWith(member, null)).isEqualTo(Map.of(field, List.of("must not be null")));
        for (var blank : List.of("", " ", "\u3164", "\u200b", "\u00a0", "\ufeff", " ".repeat(300))) {
            assertThat(messagesWith(member, blank)).isEqualTo(Map.of(field, List.of("must not be blank")));
        }
        for (var bad : List.of("a\u0085", "a\u2028", "\u202ea", "a\ud800", "\n", "\u0000".repeat(300))) {
            assertThat(messagesWith(member, bad))
                    .isEqualTo(Map.of(
                            field,
                            List.of("must not contain line breaks, control characters, changes of direction or broken"
                                    + " characters")));
        }
        assertThat(messagesWith(member, "x".repeat(300)).get(field))
                .singleElement()
                .asString()
                .matches("must have at most (20|100|200) characters");
    }

    @Test
    void aSecondLineThatIsLeftOpenIsNone() {
        for (var open : Stream.of("", " ", null).toList()) {
            assertThat(contactWith("line2", open).address().line2()).isNull();
        }
        assertThat(messagesWith("line2", "\u3164")).isEqualTo(Map.of("address.line2", List.of("must not be blank")));
    }

    @Test
    void textIsReadInItsNormalForm() {
        assertThat(contactWith("name", "\u1112\u1161\u11ab").name()).isEqualTo("한");
        assertThat(messagesWith("name", "\u1112\u1161\u11ab".repeat(100))).isEmpty();
    }

    @Test
    void thereIsALanguage() {
        assertThat(messagesWith("locale", null)).isEqualTo(Map.of("locale", List.of("must not be null")));
    }

    @Test
    void whatIsMissingIsToldOnce() {
        assertThat(messagesAbout(JSON.readValue("{\"phone\":\"010-1234-5678\"}", ContactRequest.class)))
                .isEqualTo(Stream.of("name", "email", "address", "locale")
                        .collect(Collectors.toMap(field -> field, field -> List.of("must not be null"))));
    }

    // ---- e-mail

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "minji@example.org, minji@example.org",
                "\" minji@example.org\u00a0\", minji@example.org",
                "\ufeffminji@example.org\u200b, minji@example.org",
                "o'brien+rental@mail.example.org, o'brien+rental@mail.example.org",
                "Minji@Example.ORG, Minji@Example.ORG",
                "minji@예시.한국, minji@xn--vv4b11d.xn--3e0b707e",
                "minji@예시.COM, minji@xn--vv4b11d.COM",
                "minji@Ñandú.example, minji@xn--and-6ma2c.example",
                "minji@xn--vv4b11d.xn--3e0b707e, minji@xn--vv4b11d.xn--3e0b707e"
            })
    void anAddressIsKeptAsMailServersWantIt(String typed, String kept) {
        assertThat(messagesWith("email", typed)).isEmpty();
        assertThat(contactWith("email", typed).email()).isEqualTo(kept);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoAddressIsToldInOneMessage(String typed, String message) {
        assertThat(messagesWith("email", typed).getOrDefault("email", List.of()))
                .singleElement()
                .asString()
                .startsWith(message);
    }

    static List<Object[]> whatIsNoAddressIsToldInOneMessage() {
        var none = "must be an e-mail address, as in";
        return Stream.of(
                        List.of("", "must not be blank"),
                        List.of(" \u200b", "must not be blank"),
                        List.of("김민지@example.org", "must have only letters A to Z, digits and symbols before the @"),
                        List.of("김민지@예시.한국", "must have only letters A to Z, digits and symbols before the @"),
                        List.of("nobody", none),
                        List.of("@example.org", none),
                        List.of("minji@", none),
                        List.of("a@b@c.org", none),
                        List.of("Minji <minji@example.org>", none),
                        List.of("minji@example.org, mallory@example.org", none),
                        List.of("minji@example.org\r\nBcc: all@example.org", none),
                        List.of("minji@example.org\n", none),
                        List.of("minji@exam ple.org", none),
                        List.of("minji@-example.org", none),
                        List.of("minji@example..org", none),
                        List.of("minji@" + "x".repeat(64) + ".org", none),
                        List.of("minji@straße.example", none),
                        List.of("minji@예\u200b시.한국", none),
                        List.of("minji@예시.한국\u0000", none),
                        List.of(".minji@example.org", none),
                        List.of("x".repeat(65) + "@example.org", none),
                        List.of("a.".repeat(10_000) + "a@example.org", "must have at most 254 characters"),
                        List.of("minji@" + "한".repeat(200) + ".org", none),
                        List.of("minji@" + "한국.".repeat(80) + "org", "must have at most 254 characters"))
                .map(List::toArray)
                .toList();
    }

    // ---- phone

    @ParameterizedTest
    @CsvSource({
        "(02) 312-3456, KR, +8223123456",
        "010.1234.5678, KR, +821012345678",
        "010-1234-5678, KR, +821012345678",
        "01012345678, KR, +821012345678",
        "０１０－１２３４－５６７８, KR, +821012345678",
        "\u202d010-1234-5678\u202c, KR, +821012345678",
        "0507-1234-5678, KR, +8250712345678",
        "050-7123-4567, KR, +825071234567",
        "1588-1234, KR, +8215881234",
        "070-1234-5678, KR, +827012345678",
        "02-312-3456 ext. 12, KR, +8223123456",
        "+82 10 1234 5678, KR, +821012345678",
        "+44 20 7946 0958, KR, +442079460958",
        "020 7946 0958, GB, +442079460958",
        "038 123 456, XK, +38338123456",
        "+82 10 1234 5678, AQ, +821012345678",
    })
    void aPhoneNumberIsReadAsItIsDialledInTheCountryOfTheAddress(String typed, String country, String e164) {
        var members = possible();
        members.put("phone", typed);
        members.put("country", country);

        assertThat(messagesAbout(request(members))).isEmpty();
        assertThat(PhoneNumber.of(typed, country)).contains(new PhoneNumber(e164));
        assertThat(request(members).toContact().phone())
                .as("as typed, without what came along")
                .isEqualTo(typed.replaceAll("[\u202d\u202c]", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1((((((",
                "1",
                "+",
                "call 010-1234-5678",
                "1-800-FLOWERS",
                "010-1234-5678 / 02-312-3456",
                "010-1234-5678-1234-5678",
                "+999 1234 5678",
                "전화"
            })
    void whatCanNotBeDialledIsNoPhoneNumber(String typed) {
        assertThat(messagesWith("phone", typed).getOrDefault("phone", List.of()))
                .singleElement()
                .asString()
                .startsWith("must be a phone number");
    }

    @Test
    void aTextThatIsTooLongOrOddIsToldOnceForAPhoneNumber() {
        assertThat(messagesWith("phone", "0".repeat(31)))
                .isEqualTo(Map.of("phone", List.of("must have at most 30 characters")));
        assertThat(messagesWith("phone", "010-1234\n5678").get("phone")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aPhoneNumberThatIsLeftOpenIsNone(String open) {
        assertThat(messagesWith("phone", open)).isEmpty();
        assertThat(contactWith("phone", open).phone()).isNull();
    }

    // ---- country

    @ParameterizedTest
    @ValueSource(strings = {"KR", "GB", "US", "TH", "IN", "XK", "AQ"})
    void aCountryIsOneThatThereIs(String country) {
        assertThat(messagesWith("country", country)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "XX", "EU", "UK", "kr", "KOR", "Korea", "", "K\n"})
    void anotherCountryIsToldOnceAndWithTheFormThatIsMeant(String country) {
        assertThat(messagesWith("country", country))
                .isEqualTo(Map.of(
                        "address.country",
                        List.of("must be the code of a country in two capital letters (ISO 3166-1), as in KR")));
    }

    // ---- the small language of this test

    private static Map<String, @Nullable Object> possible() {
        return new HashMap<>(Map.of(
                "name", "김민지",
                "email", "minji@example.org",
                "line1", "북촌로 11길 73",
                "city", "서울",
                "postalCode", "03052",
                "country", "KR",
                "locale", Locale.ko));
    }

    private static ContactRequest request(Map<String, @Nullable Object> members) {
        var address = new HashMap<String, @Nullable Object>();
        for (var member : List.of("line1", "line2", "city", "postalCode", "country")) {
            address.put(member, members.get(member));
        }
        var all = new HashMap<>(members);
        all.put("address", address);
        all.keySet().removeAll(address.keySet());
        return JSON.readValue(JSON.writeValueAsString(all), ContactRequest.class);
    }

    private static Map<String, List<String>> messagesAbout(ContactRequest request) {
        return VALIDATOR.validate(request).stream()
                .collect(Collectors.groupingBy(
                        violation -> violation.getPropertyPath().toString(),
                        Collectors.mapping(violation -> violation.getMessage(), Collectors.toList())));
    }

    /** What is said about a possible contact in which one member has another value. */
    private static Map<String, List<String>> messagesWith(String member, @Nullable Object value) {
        var members = possible();
        members.put(member, value);
        return messagesAbout(request(members));
    }

    private static CustomerContact contactWith(String member, @Nullable Object value) {
        var members = possible();
        members.put(member, value);
        return request(members).toContact();
    }
}
