package clothingrental.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RentalPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-10, 1",
        "2026-03-10, 2026-03-11, 2",
        "2026-03-10, 2026-06-07, 90",
        "2028-02-28, 2028-03-01, 3",
        "2026-03-10, 2026-03-09, 0",
        "2026-03-10, 2026-03-01, -8",
        "-999999999-01-01, +999999999-12-31, 730484999634"
    })
    void bothEndsCount(LocalDate from, LocalDate to, long days) {
        assertThat(new RentalPeriod(from, to).days()).isEqualTo(days);
    }
}
