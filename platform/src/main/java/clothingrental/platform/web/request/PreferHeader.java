package clothingrental.platform.web.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header {@code Prefer} (RFC 7240, section 2): a list of preferences with values and parameters, each value a token or a quoted
 * string. A preference that can't be read is passed over; of one that is there twice the first counts.
 */
final class PreferHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PREFERENCE = Pattern.compile("[ \\t]*+(?<name>" + TOKEN
            + ")[ \\t]*+(?:=[ \\t]*+(?:(?<token>" + TOKEN + ")|\"(?<quoted>.*)\"|)[ \\t]*+)?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private PreferHeader() {}

    /**
     * The values by the preferences' names in lower case, an empty text where there is none.
     *
     * @param header the header's value, or all its values joined by commas (RFC 9110, section 5.3)
     */
    static Map<String, String> of(String header) {
        var preferences = new TreeMap<String, String>();
        for (var member : split(header, ',')) {
            var preference = PREFERENCE.matcher(split(member, ';').getFirst());
            if (preference.matches()) {
                var name = preference.group("name").toLowerCase(Locale.ROOT);
                valueOf(preference).ifPresent(value -> preferences.putIfAbsent(name, value));
            }
        }
        return preferences;
    }

    /** Nothing if it is no quoted string, though it begins and ends like one. */
    private static Optional<String> valueOf(Matcher preference) {
        var quoted = preference.group("quoted");
        if (quoted == null) {
            var token = preference.group("token");
            return Optional.of(token == null ? "" : token);
        }
        var plain = ESCAPED.matcher(quoted).replaceAll("");
        return plain.contains("\"") || plain.contains("\\")
                ? Optional.empty()
                : Optional.of(ESCAPED.matcher(quoted).replaceAll("$1"));
    }

    /** Splits outside of quoted strings. A quoted string that does not end goes to the end. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var start = 0;
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (quoted && character == '\\') {
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == separator && !quoted) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
