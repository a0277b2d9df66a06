package clothingrental.platform.web.problem;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.util.ClassUtils;

/** Says what a field or a parameter may be, by its type. */
final class AllowedValues {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private static final Pattern LOST_PLUS = Pattern.compile("\\d \\d\\d:?\\d\\d$");

    private AllowedValues() {}

    /** What a query, a path or a header may say instead of what it says. */
    static String insteadOf(TypeMismatchException failure) {
        var type = failure.getRequiredType();
        if (type == null) {
            return "is not a possible value";
        }
        return of(type) + (hasLostItsPlus(type, failure.getValue()) ? "; a + in a query is a blank, write %2B" : "");
    }

    /** {@code 09:00+09:00} was sent, and {@code 09:00 09:00} has come. */
    private static boolean hasLostItsPlus(Class<?> type, @Nullable Object value) {
        return type == Instant.class
                && value instanceof String text
                && LOST_PLUS.matcher(text).find();
    }

    /** Enums are told by their names, which is how the API writes them. */
    static String of(Class<?> declared) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(declared);
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(joining(", ", "must be one of ", ""));
        }
        if (type == LocalDate.class) {
            return "must be a date of the calendar, as 2026-12-01";
        }
        if (type == Instant.class) {
            return "must be a time in the years 1 to 9999, as 2026-12-01T09:00:00Z";
        }
        if (type == Duration.class) {
            return "must be a duration, as PT5M";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
    }
}
