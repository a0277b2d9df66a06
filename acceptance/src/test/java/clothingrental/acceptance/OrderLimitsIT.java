package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house that lends single pieces lends a few of them, and not for a time that nobody can plan. */
class OrderLimitsIT {

    private final Customer alice = Rental.alice().leaves(Contact.ofMargaret());

    @Test
    void twoHundredCoatsAreTooMany() {
        var coats = anOrder();
        for (int line = 0; line < 20; line++) {
            coats.of("coat", 10);
        }

        assertThat(errorsOf(coats.toJson())).containsExactly("lines[1].quantity", "lines");
    }

    @Test
    void linesOfTheSameProductCountTogether() {
        var draft = anOrder().of("coat", 6).of("shoes", 10).of("hat", 1).of("coat", 5);

        assertThat(errorsOf(draft.toJson())).containsExactly("lines[3].quantity");
    }

    @Test
    void anOrderIsForThirtyPieces() {
        var thirty = anOrder().of("coat", 10).of("shoes", 10).of("hat", 10);
        alice.places(thirty);

        assertThat(errorsOf(thirty.of("hanbok", 1).toJson())).containsExactly("lines");
    }

    @Test
    void aRentalStartsWithinAYear() {
        alice.places(anOrder().of("coat", 1).startingInDays(364)); // midnight may come in between

        assertThat(errorsOf(anOrder().of("coat", 1).startingInDays(367).toJson()))
                .containsExactly("rentalPeriod.from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-01-01", "2999-12-31"})
    void nobodyRentsForAnotherAge(String day) {
        var order = Map.of(
                "lines", List.of(Map.of("productId", "coat", "quantity", 1)),
                "rentalPeriod", Map.of("from", day, "to", day));

        assertThat(errorsOf(order)).containsExactly("rentalPeriod.from");
    }

    private List<String> errorsOf(Map<String, Object> order) {
        var answer = alice.asks("POST", "/api/orders", order);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        return answer.body().path("errors").findValuesAsString("field");
    }
}
