package clothingrental.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern WAIT =
            Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Duration longest;

    WaitPreference(Duration longest) {
        this.longest = longest;
    }

    /**
     * How long the client wants us to wait, at most the longest that is possible; tells the client what is applied.
     *
     * @param prefer the header's value; preferences that are unknown or make no sense are passed over, as the RFC says
     * @return nothing if the client does not want to wait
     */
    public Optional<Duration> applied(@Nullable String prefer, HttpServletResponse response) {
        var wait = Stream.ofNullable(prefer)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .map(matcher -> Duration.ofSeconds(Long.parseLong(matcher.group(1))))
                .findFirst()
                .map(wanted -> wanted.compareTo(longest) > 0 ? longest : wanted);
        wait.ifPresent(applied -> response.setHeader(PREFERENCE_APPLIED, "wait=" + applied.toSeconds()));
        return wait.filter(Duration::isPositive);
    }
}
