package clothingrental.notifier.status;

import static clothingrental.notifier.NotifierMother.ALICE;
import static clothingrental.notifier.NotifierMother.CARRIER;
import static clothingrental.notifier.NotifierMother.NAME;
import static clothingrental.notifier.NotifierMother.ORDER;
import static clothingrental.notifier.NotifierMother.TRACKING;
import static clothingrental.notifier.NotifierMother.contactIn;
import static clothingrental.notifier.NotifierMother.everythingThatIsMailed;
import static clothingrental.notifier.NotifierMother.returnCollected;
import static clothingrental.notifier.NotifierMother.shipped;
import static clothingrental.notifier.NotifierMother.withdrawalRequested;
import static clothingrental.notifier.NotifierMother.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderStatus;
import clothingrental.notifier.outbox.Letter;
import clothingrental.notifier.outbox.OutboxMail;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    private final Letters letters = new Letters(words());

    @Test
    void thereIsALetterHereForEveryKindOfEvent() {
        assertThat(Stream.concat(everythingThatIsMailed(), Stream.of(withdrawalRequested()))
                        .<Class<?>>map(Object::getClass))
                .as("all kinds but the one that is never mailed")
                .containsOnly(OrderEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyChangeInEveryLanguage")
    void everyChangeIsToldWithNameAndOrder(OrderEvent event, Locale language) {
        var letter = letters.write(mailAbout(event), contactIn(language));

        assertThat(letter.subject()).isNotBlank().doesNotContain("\n", NAME);
        assertThat(letter.text()).contains(NAME).contains(ORDER);
    }

    @ParameterizedTest
    @MethodSource("everyChangeInEveryLanguage")
    void noPlaceInALetterIsLeftUnfilled(OrderEvent event, Locale language) {
        var letter = letters.write(mailAbout(event), contactIn(language));

        // the customer's own name has braces and an apostrophe, which stay as they are
        assertThat((letter.subject() + letter.text()).replace(NAME, ""))
                .doesNotContain("{", "}", "''", "null", "\\n", "???");
    }

    @ParameterizedTest
    @MethodSource("everyChangeInEveryLanguage")
    void aLetterIsWrittenInTheCustomersLanguage(OrderEvent event, Locale language) {
        var letter = letters.write(mailAbout(event), contactIn(language));

        assertThat(scriptOf(language).matcher(letter.subject()).find()).isTrue();
        assertThat(scriptOf(language).matcher(letter.text()).find()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyKeyInEveryLanguage")
    void everyLanguageHasWordsOfItsOwnForEveryKey(String key, Locale language) {
        var word = wordsOf(language).getProperty(key);

        assertThat(word).as("%s in letters_%s.properties", key, language).isNotBlank();
        assertThat(scriptOf(language).matcher(word).find())
                .as("%s in letters_%s.properties is written as %s is: %s", key, language, language, word)
                .isTrue();
        assertThat(Stream.of(Locale.values()).filter(other -> other != language))
                .as("languages that say the same for %s as letters_%s.properties: %s", key, language, word)
                .noneMatch(other -> word.equals(wordsOf(other).getProperty(key)));
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void noLanguageHasWordsThatAreForNothing(Locale language) {
        var kinds = everythingThatIsMailed()
                .map(event -> mailAbout(event).kind())
                .flatMap(kind -> Stream.of(kind + ".subject", kind + ".text"));

        assertThat(wordsOf(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(kinds, Stream.of("greeting", "closing")).toList());
    }

    /** What a text of the language has in it, and a text of no other language here. */
    private static Pattern scriptOf(Locale language) {
        return switch (language) {
            case ko -> Pattern.compile("\\p{IsHangul}");
            case en -> Pattern.compile("^[\\p{IsLatin}\\p{IsCommon}]*$");
        };
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void noTwoChangesAreToldInTheSameWords(Locale language) {
        assertThat(everythingThatIsMailed().map(event -> letters.write(mailAbout(event), contactIn(language))))
                .doesNotHaveDuplicates()
                .extracting(Letter::subject)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void whatIsOnItsWayIsToldWithCarrierAndTrackingNumber(Locale language) {
        assertThat(letters.write(mailAbout(shipped()), contactIn(language)).text())
                .contains(CARRIER, TRACKING);
        assertThat(letters.write(mailAbout(returnCollected()), contactIn(language))
                        .text())
                .contains(CARRIER, TRACKING);
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void aShipmentWhoseCarrierIsNotKnownIsToldAllTheSame(Locale language) {
        var shipped = new OrderShipped(ORDER, ALICE, "delivery-1", null, null, OrderStatus.SHIPPED);

        assertThat(letters.write(mailAbout(shipped), contactIn(language)).text())
                .doesNotContain("null", "{2}", "{3}");
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void apostrophesAreWrittenTwiceWhichIsHowTheyComeOutAsOne(Locale language) {
        assertThat(wordsOf(language).values())
                .allSatisfy(
                        word -> assertThat(word.toString().replace("''", "")).doesNotContain("'"));
    }

    static Stream<Arguments> everyChangeInEveryLanguage() {
        return everythingThatIsMailed()
                .flatMap(event -> Stream.of(Locale.values()).map(language -> Arguments.of(event, language)));
    }

    static Stream<Arguments> everyKeyInEveryLanguage() {
        var keys = Stream.of(Locale.values())
                .flatMap(language -> wordsOf(language).stringPropertyNames().stream())
                .collect(toCollection(TreeSet::new));
        return keys.stream().flatMap(key -> Stream.of(Locale.values()).map(language -> Arguments.of(key, language)));
    }

    /** The mail that the notifier puts in the outbox. */
    private static OutboxMail mailAbout(OrderEvent event) {
        var mails = new ArrayList<OutboxMail>();
        new StatusNotifier(mails::add).on(event, 0, GenericEventMessage.asEventMessage(event));
        return mails.getFirst();
    }

    private static Properties wordsOf(Locale language) {
        var words = new Properties();
        var file = "/clothingrental/notifier/letters_" + language + ".properties";
        try (var stream = requireNonNull(Letters.class.getResourceAsStream(file), file);
                var text = new InputStreamReader(stream, UTF_8)) {
            words.load(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return words;
    }
}
