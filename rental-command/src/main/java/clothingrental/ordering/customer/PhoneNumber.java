package clothingrental.ordering.customer;

import clothingrental.platform.text.FreeTextRule;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number that could be given out: of a possible length, as libphonenumber knows them for each country. That it
 * belongs to somebody is not looked at, so new ranges and special numbers (050, 1588) pass.
 *
 * @param e164 as it is dialled from anywhere, {@code +821012345678}; null if it can only be dialled locally
 */
record PhoneNumber(@Nullable String e164) {

    /** The most characters of what is typed. */
    static final int MAX = 30;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern NUMBER_FIRST = Pattern.compile("(?s)[+\\uFF0B(\\uFF08\\p{Nd}].*");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /**
     * Reads a number as people write it.
     *
     * @param country two letters of ISO 3166-1; where a number without + and country code is dialled
     * @return nothing if it is no possible number
     */
    static Optional<PhoneNumber> of(String typed, String country) {
        var text = FreeTextRule.stripped(typed);
        if (!NUMBER_FIRST.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, country);
            if (!NUMBERS.isPossibleNumber(number) || spellsWords(text, number)) {
                return Optional.empty();
            }
            return Optional.of(new PhoneNumber(e164Of(number)));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /** Letters announce an extension; else libphonenumber takes them for keys, as in 1-800-FLOWERS. */
    private static boolean spellsWords(String text, Phonenumber.PhoneNumber number) {
        return !number.hasExtension() && LETTER.matcher(text).find();
    }

    private static @Nullable String e164Of(Phonenumber.PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                ? NUMBERS.format(number, PhoneNumberFormat.E164)
                : null;
    }

    /** Hides it, so that no careless log line tells it. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
