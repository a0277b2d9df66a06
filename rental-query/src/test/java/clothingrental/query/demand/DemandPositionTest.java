package clothingrental.query.demand;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.demand.DemandQuery.ProductDay;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandPositionTest {

    private static final DemandPosition POSITION =
            new DemandPosition(new ProductDay(LocalDate.parse("2026-12-31"), "hanbok-1001"));

    /** Clients may have kept it. */
    @Test
    void aPositionIsWrittenAsItEverWas() {
        assertThat(POSITION.text()).isEqualTo("MjAyNi0xMi0zMS9oYW5ib2stMTAwMQ");
        assertThat(DemandPosition.read(POSITION.text())).contains(POSITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "next",
                "2026-12-31/hanbok-1001",
                "MjAyNi0xMi0zMS8", // no product
                "MjAyNi0wMi0zMC9oYW5ib2stMTAwMQ", // the 30th of February
                "MjAyNi0xMi0zMS9oYW4gYm9r", // a blank in the product
                "%%%"
            })
    void whatWasNotGivenByAPageIsNoPosition(String text) {
        assertThat(DemandPosition.read(text)).isEmpty();
    }
}
