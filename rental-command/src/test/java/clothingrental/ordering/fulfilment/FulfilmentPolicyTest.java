package clothingrental.ordering.fulfilment;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.api.delivery.Leg.RETURN;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.CARRIER;
import static clothingrental.ordering.OrderMother.LINES;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.OUTBOUND_DELIVERY;
import static clothingrental.ordering.OrderMother.PERIOD;
import static clothingrental.ordering.OrderMother.RETURN_DELIVERY;
import static clothingrental.ordering.OrderMother.RETURN_TRACKING;
import static clothingrental.ordering.OrderMother.RIGHT_CARRIER;
import static clothingrental.ordering.OrderMother.RIGHT_TRACKING;
import static clothingrental.ordering.OrderMother.TRACKING;
import static clothingrental.ordering.OrderMother.recordCollection;
import static clothingrental.ordering.OrderMother.recordDelivery;
import static clothingrental.ordering.OrderMother.recordPreparation;
import static clothingrental.ordering.OrderMother.recordReturn;
import static clothingrental.ordering.OrderMother.recordShipment;
import static clothingrental.ordering.OrderMother.recordShipmentCorrection;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCancellationRefused;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryShipped;
import clothingrental.api.delivery.DeliveryEvent.ShipmentCorrected;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.platform.policy.CommandPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class FulfilmentPolicyTest {

    private final CommandPolicy policy = FulfilmentPolicy.policy();

    // ---- the way to the customer

    @Test
    void whenTheDeliveryIsOnTheBoardTheOrdersPreparationIsRecorded() {
        assertThat(recordedWhen(scheduled(OUTBOUND_DELIVERY, OUTBOUND))).containsExactly(recordPreparation());
    }

    @Test
    void whenTheGarmentsAreSentTheOrdersShipmentIsRecorded() {
        assertThat(recordedWhen(new DeliveryShipped(OUTBOUND_DELIVERY, ORDER, OUTBOUND, CARRIER, TRACKING)))
                .containsExactly(recordShipment());
    }

    @Test
    void whenTheGarmentsHaveArrivedTheOrdersDeliveryIsRecorded() {
        assertThat(recordedWhen(new DeliveryCompleted(OUTBOUND_DELIVERY, ORDER, OUTBOUND)))
                .containsExactly(recordDelivery());
    }

    @Test
    void whenTheShipmentIsCorrectedTheOrdersFactsFollow() {
        assertThat(recordedWhen(shipmentCorrected(OUTBOUND))).containsExactly(recordShipmentCorrection(OUTBOUND));
    }

    // ---- the way back

    @Test
    void whenTheCollectionIsCorrectedTheOrdersFactsFollow() {
        assertThat(recordedWhen(shipmentCorrected(RETURN))).containsExactly(recordShipmentCorrection(RETURN));
    }

    @Test
    void whenTheReturnIsOnTheBoardThereIsNothingToRecordTheOrderKnows() {
        assertThat(recordedWhen(scheduled(RETURN_DELIVERY, RETURN))).isEmpty();
    }

    @Test
    void whenTheReturnIsCollectedTheOrdersCollectionIsRecorded() {
        assertThat(recordedWhen(new DeliveryShipped(RETURN_DELIVERY, ORDER, RETURN, CARRIER, RETURN_TRACKING)))
                .containsExactly(recordCollection());
    }

    @Test
    void whenTheGarmentsAreBackTheOrdersReturnIsRecorded() {
        assertThat(recordedWhen(new DeliveryCompleted(RETURN_DELIVERY, ORDER, RETURN)))
                .containsExactly(recordReturn());
    }

    // ---- what is not its business

    @Test
    void answersToACancellationAreTheSagasBusiness() {
        assertThat(recordedWhen(new DeliveryCancelled(OUTBOUND_DELIVERY, ORDER, OUTBOUND, "cancellation-1")))
                .isEmpty();
        assertThat(recordedWhen(new DeliveryCancellationRefused(
                        OUTBOUND_DELIVERY,
                        ORDER,
                        OUTBOUND,
                        "cancellation-1",
                        DeliveryStatus.SHIPPED,
                        CARRIER,
                        TRACKING)))
                .isEmpty();
    }

    private List<Object> recordedWhen(Object event) {
        return policy.commandFor(event).stream().toList();
    }

    private static ShipmentCorrected shipmentCorrected(Leg leg) {
        return new ShipmentCorrected(leg.deliveryIdOf(ORDER), ORDER, leg, 1, RIGHT_CARRIER, RIGHT_TRACKING);
    }

    private static DeliveryScheduled scheduled(String deliveryId, Leg leg) {
        return new DeliveryScheduled(deliveryId, ORDER, leg, ALICE, LINES, PERIOD);
    }
}
