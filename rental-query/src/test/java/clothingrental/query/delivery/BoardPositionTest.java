package clothingrental.query.delivery;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardPositionTest {

    private static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    private static final BoardPosition POSITION =
            new BoardPosition(Instant.parse("2026-03-10T03:00:00.123Z"), OUTBOUND.deliveryIdOf(ORDER));

    /** Clients may have kept it. */
    @Test
    void aPositionIsWrittenAsItEverWas() {
        assertThat(POSITION.text()).isEqualTo("AAABnNWv4_s2btFiqGE51a7sRK8qMg5q");
    }

    @Test
    void aPositionStandsInAQueryAsItIsAndIsReadAgain() {
        assertThat(POSITION.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(BoardPosition.read(POSITION.text())).contains(POSITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "next",
                "AAABnNWv4_s2btFiqGE51a7sRK8qMg",
                "AAABnNWv4_s2btFiqGE51a7sRK8qMg5qAA",
                "AAABnNWv4_s2btFiqGE51a7sRK8qMg==",
                "________________________________",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11",
                "2026-03-10T03:00:00.123Z",
                "%00"
            })
    void whatWasNotGivenByTheBoardIsNoPosition(String text) {
        assertThat(BoardPosition.read(text)).isEmpty();
    }
}
