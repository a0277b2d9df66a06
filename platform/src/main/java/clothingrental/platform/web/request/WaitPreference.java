package clothingrental.platform.web.request;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client's preference to wait for an answer that isn't there yet: {@code Prefer: wait=N}, N in seconds (RFC 7240). It
 * is bounded, so that nobody makes us keep a request for ever.
 */
public final class WaitPreference {

    /** The header in which clients tell their preferences. */
    public static final String PREFER = "Prefer";

    /** The header in which we tell which of them we follow. */
    public static final String PREFERENCE_APPLIED = "Preference-Applied";

    private static final String WAIT = "wait";
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final int MOST_DIGITS = 9;

    private final Duration longest;

    public WaitPreference(Duration longest) {
        this.longest = longest;
    }

    /**
     * How long the client wants us to wait, at most the longest that is possible; tells the client what is applied.
     *
     * @param prefer the header's value, or all its values joined by commas; preferences that are unknown or make no sense are passed over,
     *     as the RFC says
     * @return nothing if the client does not want to wait
     */
    public Optional<Duration> applied(@Nullable String prefer, HttpServletResponse response) {
        var wait = Optional.ofNullable(prefer)
                .map(header -> PreferHeader.of(header).get(WAIT))
                .filter(value -> SECONDS.matcher(value).matches())
                .map(this::bounded);
        wait.ifPresent(applied -> response.setHeader(PREFERENCE_APPLIED, "wait=" + applied.toSeconds()));
        return wait.filter(Duration::isPositive);
    }

    private Duration bounded(String seconds) {
        var digits = LEADING_ZEROS.matcher(seconds).replaceFirst("");
        if (digits.length() > MOST_DIGITS) {
            return longest;
        }
        var wanted = Duration.ofSeconds(Long.parseLong(digits));
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
