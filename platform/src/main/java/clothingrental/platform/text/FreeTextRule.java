package clothingrental.platform.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for all free text, by Unicode and not by ASCII. Text shows something, and nothing in it acts on what
 * stands around it. Joiners and marks of direction (ZWJ, ZWNJ, LRM, RLM) stay: Hindi, Persian and emoji need them.
 *
 * <p>It is for what comes in. What was stored before it existed is never refused.
 */
public final class FreeTextRule {

    /**
     * What shows nothing by itself: white space, controls, format characters, halves of surrogate pairs, marks without
     * a letter, and what Unicode calls ignorable or draws as a blank though it is a letter or a symbol (the fillers
     * of Hangul, the empty Braille pattern, the null notehead).
     */
    private static final String SHOWS_NOTHING = "\\p{IsWhite_Space}\\p{Cc}\\p{Cf}\\p{Cs}\\p{M}"
            + "\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2065}\\x{FFF0}-\\x{FFF8}\\x{2800}\\x{1D159}"
            + "\\x{E0000}-\\x{E0FFF}";

    /** Controls, line separators, lone surrogates, bidi embeddings, overrides and isolates, noncharacters. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\x{202A}-\\x{202E}" + "\\x{2066}-\\x{2069}\\p{IsNoncharacter_Code_Point}]");

    private static final Pattern BLANK = Pattern.compile("[" + SHOWS_NOTHING + "]*+");
    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Zs}\\p{Cf}\\t]++|(?<![\\p{Zs}\\p{Cf}\\t])[\\p{Zs}\\p{Cf}\\t]++$");

    private FreeTextRule() {}

    /**
     * What is wrong with a text, as a message for whoever sent it.
     *
     * @param max the most characters, counted as code points of the normal form NFC
     * @return one message, however much is wrong; nothing if it may stay
     */
    public static Optional<String> violationOf(String text, int max) {
        var normal = normalized(text);
        if (FORBIDDEN.matcher(normal).find()) {
            return Optional.of(
                    "must not contain line breaks, control characters, changes of direction or broken characters");
        }
        if (BLANK.matcher(normal).matches()) {
            return Optional.of("must not be blank");
        }
        if (normal.codePointCount(0, normal.length()) > max) {
            return Optional.of("must have at most " + max + " characters");
        }
        return Optional.empty();
    }

    /** The normal form NFC, in which the same text has the same characters however it was typed. */
    public static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Without the blanks and the invisible marks around it that come along when an address or a number is pasted. */
    public static String stripped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
