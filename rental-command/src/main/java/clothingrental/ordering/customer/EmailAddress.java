package clothingrental.ordering.customer;

import clothingrental.platform.text.FreeTextRule;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to and that is safe in the head of a mail: ASCII only. A domain in another script is
 * written in its ASCII form (punycode). What stands before the @ has no such form, and few mail servers take it (RFC
 * 6531), so it has to be ASCII as it is.
 *
 * @param value at most 254 characters (RFC 5321)
 */
record EmailAddress(String value) {

    private static final int MAX = 254;
    private static final String FORM = "must be an e-mail address, as in name@example.org";
    private static final String ASCII_LOCAL_PART =
            "must have only letters A to Z, digits and symbols before the @, as in"
                    + " name@example.org; after it letters of any script may stand";
    // no repeated groups: matching those takes a stack frame a repetition
    private static final Pattern LOCAL_PART =
            Pattern.compile("(?!\\.)(?!.*\\.\\.)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\\.)");
    private static final Pattern DOMAIN =
            Pattern.compile("(?![.-])(?!.*(?:\\.\\.|-\\.|\\.-))(?!.*[^.]{64})[A-Za-z0-9.-]{1,253}(?<![.-])");

    /**
     * Reads an address.
     *
     * @param typed blanks and invisible marks around it do not count
     * @throws IllegalArgumentException if it is none; the message is for whoever typed it
     */
    static EmailAddress of(String typed) {
        var text = FreeTextRule.stripped(typed);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be blank");
        }
        if (text.length() > MAX) {
            throw tooLong();
        }
        var at = text.lastIndexOf('@');
        var local = text.substring(0, Math.max(at, 0));
        var domain = asciiOf(text.substring(at + 1));
        if (local.length() + 1 + domain.length() > MAX) {
            throw tooLong();
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(FORM);
        }
        if (!LOCAL_PART.matcher(local).matches()) {
            throw new IllegalArgumentException(isAscii(local) ? FORM : ASCII_LOCAL_PART);
        }
        return new EmailAddress(local + "@" + domain);
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("must have at most " + MAX + " characters");
    }

    /**
     * The ASCII form of a domain, or an empty text. {@link IDN} knows the rules of 2003, which turn some characters
     * into others (ß into ss): an address that does not come back as it was typed could be somebody else's.
     */
    private static String asciiOf(String domain) {
        if (isAscii(domain)) {
            return domain;
        }
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            var meant = FreeTextRule.normalized(domain).toLowerCase(Locale.ROOT);
            return IDN.toUnicode(ascii).toLowerCase(Locale.ROOT).equals(meant) ? ascii : "";
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /** Hides it, so that no careless log line tells it. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
