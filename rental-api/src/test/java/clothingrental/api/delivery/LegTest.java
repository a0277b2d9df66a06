package clothingrental.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegTest {

    private static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";

    /** Pinned: deliveries that are stored must be found again by every later version. */
    @ParameterizedTest
    @CsvSource({"OUTBOUND, 366ed162-a861-39d5-aeec-44af2a320e6a", "RETURN, b73a769e-cba4-31d4-b3c9-a42b5a5cc7fd"})
    void theIdOfAnOrdersDeliveryIsTheSameForEver(Leg leg, String deliveryId) {
        assertThat(leg.deliveryIdOf(ORDER)).isEqualTo(deliveryId);
    }

    /** Pinned as well: the second return's, and the third's. */
    @ParameterizedTest
    @CsvSource({"2, 74eeca0a-4f4b-306a-9ed6-8556cc98dfcd", "3, d13b70f8-679f-3e4b-8024-54db959fd611"})
    void eachReturnHasADeliveryOfItsOwn(int number, String deliveryId) {
        assertThat(Leg.RETURN.deliveryIdOf(ORDER, number)).isEqualTo(deliveryId);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOneIsCalledAsItWasBeforeTheyWereNumbered(Leg leg) {
        assertThat(leg.deliveryIdOf(ORDER, 1)).isEqualTo(leg.deliveryIdOf(ORDER));
    }

    @ParameterizedTest
    @EnumSource
    void itIsAUuidAndNeverTheOrdersOwn(Leg leg) {
        assertThat(UUID.fromString(leg.deliveryIdOf(ORDER))).isNotEqualTo(UUID.fromString(ORDER));
    }

    @Test
    void theLegsOfAnOrderAreTwoDeliveries() {
        assertThat(Leg.OUTBOUND.deliveryIdOf(ORDER)).isNotEqualTo(Leg.RETURN.deliveryIdOf(ORDER));
    }

    @ParameterizedTest
    @EnumSource
    void eachOrderHasItsOwn(Leg leg) {
        assertThat(leg.deliveryIdOf(ORDER)).isNotEqualTo(leg.deliveryIdOf("0d6f6ad5-8a0f-4a92-b6ad-6f1ae52a7d4f"));
    }
}
