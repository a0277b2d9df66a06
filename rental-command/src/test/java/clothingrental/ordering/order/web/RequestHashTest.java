package clothingrental.ordering.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.ordering.order.web.PlaceOrderRequest.Line;
import clothingrental.ordering.order.web.PlaceOrderRequest.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is pinned here is stored in OrderPlaced: it may be added to, and never changed. */
class RequestHashTest {

    /** Made by the build that hashed {@code Record.toString()}. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-12, 2026-03-18, hanbok-1001 2 norigae.7 1, "
                + "92f195e42e967973eb623c43ed31ad372ed74d4076c9a5361cfecea988b0e5a0",
        "2099-01-01, 2099-01-01, A-Z_a.z-0 10, 9121d6ac3f1ce154edd40519d935cd6c336b0afe0ab10d9ff86c3f1df16578cc",
        "+10000-01-01, +10000-01-02, shirt 1, 8dc63a12b616aeeebf65c09c8859dbd8e248eac0056c486599741cbeb7d6c07f",
    })
    void anOrderOfAnEarlierBuildIsKnownAgain(LocalDate from, LocalDate to, String lines, String hash) {
        assertThat(RequestHash.of(request(from, to, lines.split(" ")))).isEqualTo(hash);
    }

    @Test
    void theCanonicalFormIsTheOneThatIsWrittenDown() {
        assertThat(RequestHash.version1(request(
                        LocalDate.of(2026, 3, 12), LocalDate.of(2026, 3, 18), "hanbok-1001", "2", "norigae.7", "1")))
                .isEqualTo("""
                        RentalPeriod[from=2026-03-12, to=2026-03-18]
                        OrderLine[productId=hanbok-1001, quantity=2]
                        OrderLine[productId=norigae.7, quantity=1]""");
    }

    @Test
    void theOrderOfTheLinesIsPartOfWhatWasSent() {
        var day = LocalDate.of(2026, 3, 12);

        assertThat(RequestHash.of(request(day, day, "a", "1", "b", "1")))
                .isNotEqualTo(RequestHash.of(request(day, day, "b", "1", "a", "1")));
    }

    /** Such an id is refused, but only after the key was looked at: its order must not be taken for another one. */
    @Test
    void noProductIdPassesForTwoLines() {
        var day = LocalDate.of(2026, 3, 12);

        assertThat(RequestHash.of(request(day, day, "a, quantity=1]\nOrderLine[productId=b", "1")))
                .isNotEqualTo(RequestHash.of(request(day, day, "a", "1", "b", "1")));
    }

    private static PlaceOrderRequest request(LocalDate from, LocalDate to, String... productsAndQuantities) {
        var lines = new ArrayList<Line>();
        for (var index = 0; index < productsAndQuantities.length; index += 2) {
            lines.add(new Line(productsAndQuantities[index], Integer.valueOf(productsAndQuantities[index + 1])));
        }
        return new PlaceOrderRequest(List.copyOf(lines), new Period(from, to));
    }
}
