package clothingrental.acceptance.people;

import java.util.List;
import java.util.Map;

/**
 * How a test person can be reached. Nothing in it resembles a user id, so that it can be searched for.
 *
 * @param locale {@code ko} or {@code en}
 */
public record Contact(
        String name, String email, String phone, String line1, String city, String postalCode, String locale) {

    /** Reads English. */
    public static Contact ofMargaret() {
        return new Contact(
                "Margaret Quimby",
                "m.quimby@letterbox.example",
                "+44 20 7946 0958",
                "17 Larkspur Crescent",
                "Wexcombe",
                "ZQ7 4XY",
                "en");
    }

    /** Reads Korean. */
    public static Contact ofHaneul() {
        return new Contact(
                "남궁하늘", "haneul.namgoong@letterbox.example", "+82 2 312 0987", "북촌로 11길 73", "서울특별시", "03052", "ko");
    }

    /** Everything in it that must never be found where it does not belong. */
    public List<String> secrets() {
        return List.of(name, email, phone, line1, city, postalCode);
    }

    public Map<String, Object> toJson() {
        return Map.of(
                "name", name,
                "email", email,
                "phone", phone,
                "address", Map.of("line1", line1, "city", city, "postalCode", postalCode, "country", "KR"),
                "locale", locale);
    }
}
