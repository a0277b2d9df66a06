package clothingrental.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextRuleTest {

    private static final int MAX = 100;
    private static final String BLANK = "must not be blank";
    private static final String CONTROL =
            "must not contain line breaks, control characters, changes of direction or broken characters";

    @ParameterizedTest
    @MethodSource
    void whatPeopleWriteStays(String text) {
        assertThat(FreeTextRule.violationOf(text, MAX)).isEmpty();
    }

    static Stream<String> whatPeopleWriteStays() {
        return Stream.of(
                "남궁하늘",
                "김 민지",
                "O'Brien-Smith, Jr.",
                "Núñez",
                "Nu\u0301n\u0303ez",
                "ศรีสุดา ใจดี",
                "श\u094dर\u0940 राम",
                "क\u094d\u200dष",
                "نوشین\u200cزاده",
                "\u200fדוד\u200f",
                "\u200eAcme\u200e",
                "\uFEFFMinji",
                "서울\u3000북촌로 11길 73",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
                "\u845b\udb40\udd00城",
                "\ud842\udfb7野家",
                "\u00a0\u200b.",
                "7",
                "\ue000",
                "\udb80\udc00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u00ad",
                "\u034f",
                "\u0301",
                "\u115f",
                "\u1160",
                "\u17b5",
                "\u180e",
                "\u2003",
                "\u200b",
                "\u200d",
                "\u200f",
                "\u2060",
                "\u2800",
                "\u3000",
                "\u3164",
                "\ufe0f",
                "\ufeff",
                "\uffa0",
                "\ud834\udd59",
                "\udb40\udd00",
                " \u3164\u200b\u00a0\ufeff "
            })
    void whatShowsNothingIsBlank(String text) {
        assertThat(FreeTextRule.violationOf(text, MAX)).contains(BLANK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\t",
                "\n",
                "\r\n",
                "\u007f",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202a",
                "\u202b",
                "\u202c",
                "\u202d",
                "\u202e",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\ud800",
                "\udc00",
                "\udc00\ud800",
                "\ufffe",
                "\uffff",
                "\ufdd0",
                "\udbff\udfff"
            })
    void whatActsOnWhatStandsAroundItIsRefusedAloneAndWithin(String text) {
        assertThat(FreeTextRule.violationOf(text, MAX)).contains(CONTROL);
        assertThat(FreeTextRule.violationOf("Kim" + text + "Minji", MAX)).contains(CONTROL);
    }

    @ParameterizedTest
    @CsvSource({"x, 100, true", "x, 101, false", "\ud842\udfb7, 100, true", "\ud842\udfb7, 101, false"})
    void theLengthIsCountedInCharactersAndNotInHalves(String character, int length, boolean possible) {
        assertThat(FreeTextRule.violationOf(character.repeat(length), MAX).isEmpty())
                .isEqualTo(possible);
    }

    @Test
    void theLengthIsThatOfTheNormalForm() {
        var decomposed = "\u1112\u1161\u11ab".repeat(MAX); // one syllable of Hangul, as a Mac's file names have it

        assertThat(FreeTextRule.normalized(decomposed)).isEqualTo("한".repeat(MAX));
        assertThat(FreeTextRule.violationOf(decomposed, MAX)).isEmpty();
        assertThat(FreeTextRule.violationOf(decomposed + "x", MAX)).contains("must have at most 100 characters");
    }

    @Test
    void whatIsPastedComesWithoutItsSurroundings() {
        assertThat(FreeTextRule.stripped(" \t\u00a0\ufeff\u202d010-1234 5678\u202c\u200b "))
                .isEqualTo("010-1234 5678");
        assertThat(FreeTextRule.stripped("a@b.example\n")).isEqualTo("a@b.example\n");
        assertThat(FreeTextRule.stripped(" \u200b ")).isEmpty();
    }
}
