package clothingrental.notifier.status;

import static clothingrental.notifier.NotifierMother.ALICE;
import static clothingrental.notifier.NotifierMother.CARRIER;
import static clothingrental.notifier.NotifierMother.NAME;
import static clothingrental.notifier.NotifierMother.ORDER;
import static clothingrental.notifier.NotifierMother.TRACKING;
import static clothingrental.notifier.NotifierMother.contactIn;
import static clothingrental.notifier.NotifierMother.everyVisibleChange;
import static clothingrental.notifier.NotifierMother.returnCollected;
import static clothingrental.notifier.NotifierMother.shipped;
import static clothingrental.notifier.NotifierMother.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderStatus;
import clothingrental.notifier.outbox.Letter;
import clothingrental.notifier.outbox.OutboxMail;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    private final Letters letters = new Letters(words());

    @Test
    void thereIsALetterHereForEveryKindOfEvent() {
        assertThat(everyVisibleChange().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
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

        assertThat(HANGUL.matcher(letter.subject()).find()).isEqualTo(language == Locale.ko);
        assertThat(HANGUL.matcher(letter.text()).find()).isEqualTo(language == Locale.ko);
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void noTwoChangesAreToldInTheSameWords(Locale language) {
        assertThat(everyVisibleChange().map(event -> letters.write(mailAbout(event), contactIn(language))))
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

    @Test
    void bothLanguagesHaveWordsForTheSame() throws IOException {
        assertThat(wordsOf(Locale.en).stringPropertyNames())
                .isEqualTo(wordsOf(Locale.ko).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Locale.class)
    void apostrophesAreWrittenTwiceWhichIsHowTheyComeOutAsOne(Locale language) throws IOException {
        assertThat(wordsOf(language).values())
                .allSatisfy(
                        word -> assertThat(word.toString().replace("''", "")).doesNotContain("'"));
    }

    static Stream<Arguments> everyChangeInEveryLanguage() {
        return everyVisibleChange()
                .flatMap(event -> Stream.of(Locale.values()).map(language -> Arguments.of(event, language)));
    }

    /** The mail that the notifier puts in the outbox. */
    private static OutboxMail mailAbout(OrderEvent event) {
        var mails = new ArrayList<OutboxMail>();
        new StatusNotifier(mails::add).on(event, 0, GenericEventMessage.asEventMessage(event));
        return mails.getFirst();
    }

    private static Properties wordsOf(Locale language) throws IOException {
        var words = new Properties();
        var file = "/clothingrental/notifier/letters_" + language + ".properties";
        try (var stream = requireNonNull(Letters.class.getResourceAsStream(file), file);
                var text = new InputStreamReader(stream, UTF_8)) {
            words.load(text);
        }
        return words;
    }
}
