package clothingrental.api.order;

import static clothingrental.api.order.OrderStatus.CANCELLATION_REQUESTED;
import static clothingrental.api.order.OrderStatus.CANCELLED;
import static clothingrental.api.order.OrderStatus.DELIVERED;
import static clothingrental.api.order.OrderStatus.PLACED;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static clothingrental.api.order.OrderStatus.RETURNED;
import static clothingrental.api.order.OrderStatus.RETURNING;
import static clothingrental.api.order.OrderStatus.RETURN_REQUESTED;
import static clothingrental.api.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent.CancellationRejected;
import clothingrental.api.order.OrderEvent.CancellationRequested;
import clothingrental.api.order.OrderEvent.OrderCancelled;
import clothingrental.api.order.OrderEvent.OrderDelivered;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderEvent.OrderReturned;
import clothingrental.api.order.OrderEvent.OrderShipped;
import clothingrental.api.order.OrderEvent.PreparationStarted;
import clothingrental.api.order.OrderEvent.ReturnCollected;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRejected;
import clothingrental.api.order.OrderEvent.ReturnWithdrawalRequested;
import clothingrental.api.order.OrderEvent.ReturnWithdrawn;
import clothingrental.api.order.OrderEvent.ShipmentDetailsCorrected;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderEventTest {

    private static final String ORDER = "5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11";
    private static final String ALICE = "alice";
    private static final String DELIVERY = "f3b3ba4f-8d5a-3f0d-bb0f-0f39a7ad7c52";
    private static final String CANCELLATION = "cancellation-1";
    private static final List<OrderLine> LINES = List.of(new OrderLine("hanbok-1001", 1));
    private static final RentalPeriod PERIOD = new RentalPeriod(LocalDate.EPOCH, LocalDate.EPOCH);

    @ParameterizedTest
    @MethodSource
    void whatTheCustomerSeesChange(OrderEvent event, OrderStatus visible) {
        assertThat(event.visibleStatus()).isEqualTo(visible);
        assertThat(event.changesVisibleStatus()).isTrue();
    }

    static Stream<Arguments> whatTheCustomerSeesChange() {
        return Stream.concat(
                Stream.of(
                        arguments(new OrderPlaced(ORDER, ALICE, LINES, PERIOD, "a1b2c3"), PLACED),
                        arguments(
                                new CancellationRequested(ORDER, ALICE, CANCELLATION, CancellationReason.OTHER),
                                CANCELLATION_REQUESTED),
                        arguments(new OrderCancelled(ORDER, ALICE, CANCELLATION), CANCELLED),
                        arguments(new CancellationRejected(ORDER, ALICE, CANCELLATION, DELIVERY, SHIPPED), SHIPPED),
                        arguments(new CancellationRejected(ORDER, ALICE, CANCELLATION, DELIVERY, DELIVERED), DELIVERED),
                        arguments(new ReturnWithdrawn(ORDER, ALICE, "withdrawal-1", DELIVERY, DELIVERED), DELIVERED)),
                Stream.of(PREPARING, SHIPPED, DELIVERED, RETURN_REQUESTED, RETURNING, RETURNED)
                        .map(progress -> arguments(progressTo(progress, progress), progress)));
    }

    @ParameterizedTest
    @MethodSource
    void progressBehindAPendingCancellationIsNothingThatTheCustomerSees(OrderEvent event) {
        assertThat(event.visibleStatus()).isEqualTo(CANCELLATION_REQUESTED);
        assertThat(event.changesVisibleStatus()).isFalse();
    }

    static Stream<OrderEvent> progressBehindAPendingCancellationIsNothingThatTheCustomerSees() {
        return Stream.of(PREPARING, SHIPPED, DELIVERED, RETURN_REQUESTED, RETURNING, RETURNED)
                .map(progress -> progressTo(progress, CANCELLATION_REQUESTED));
    }

    /** What the customer is told though their order looks as before. */
    static Stream<OrderEvent> whatChangesNothingThatTheCustomerSees() {
        return Stream.of(
                corrected(SHIPPED), new ReturnWithdrawalRejected(ORDER, ALICE, "withdrawal-1", DELIVERY, RETURNING));
    }

    @ParameterizedTest
    @MethodSource("whatChangesNothingThatTheCustomerSees")
    void whatChangesNoVisibleStatusIsMailedAllTheSameIfTheCustomerHasToKnow(OrderEvent event) {
        assertThat(event.changesVisibleStatus()).isFalse();
        assertThat(event.isMailed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("whatTheCustomerSeesChange")
    void eachChangeOfTheVisibleStatusIsMailed(OrderEvent event, OrderStatus visible) {
        assertThat(event.isMailed()).isTrue();
    }

    @Test
    void behindAPendingCancellationNothingIsMailed() {
        assertThat(progressBehindAPendingCancellationIsNothingThatTheCustomerSees())
                .noneMatch(OrderEvent::isMailed);
        assertThat(corrected(CANCELLATION_REQUESTED).isMailed()).isFalse();
    }

    /** Asking is answered at once; what becomes of it is mailed. */
    @Test
    void thatAReturnIsToBeTakenBackIsNeitherSeenNorMailed() {
        assertThat(withdrawalRequested().changesVisibleStatus()).isFalse();
        assertThat(withdrawalRequested().isMailed()).isFalse();
    }

    private static OrderEvent withdrawalRequested() {
        return new ReturnWithdrawalRequested(ORDER, ALICE, "withdrawal-1", DELIVERY, RETURN_REQUESTED);
    }

    @Test
    void aReturnOfTheFirstRevisionIsTheOrdersFirst() {
        assertThat(new ReturnRequested(ORDER, ALICE, absent(), LINES, PERIOD, RETURN_REQUESTED).deliveryId())
                .isEqualTo(Leg.RETURN.deliveryIdOf(ORDER));
    }

    /** As a dead letter is read, which has no upcasters. */
    @SuppressWarnings("NullAway")
    private static String absent() {
        return null;
    }

    private static OrderEvent corrected(OrderStatus visible) {
        return new ShipmentDetailsCorrected(ORDER, ALICE, DELIVERY, Leg.OUTBOUND, 1, "Hanjin", "HJ-1", visible);
    }

    @Test
    void noKindOfEventIsForgottenHere() {
        var tested = Stream.of(
                        whatTheCustomerSeesChange().map(arguments -> arguments.get()[0]),
                        whatChangesNothingThatTheCustomerSees(),
                        Stream.of(withdrawalRequested()))
                .flatMap(events -> events)
                .<Class<?>>map(Object::getClass)
                .distinct();

        assertThat(tested).containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
    }

    private static OrderEvent progressTo(OrderStatus progress, OrderStatus visible) {
        return switch (progress) {
            case PREPARING -> new PreparationStarted(ORDER, ALICE, DELIVERY, visible);
            case SHIPPED -> new OrderShipped(ORDER, ALICE, DELIVERY, "Seoul Express", "SE-1", visible);
            case DELIVERED -> new OrderDelivered(ORDER, ALICE, DELIVERY, visible);
            case RETURN_REQUESTED -> new ReturnRequested(ORDER, ALICE, DELIVERY, LINES, PERIOD, visible);
            case RETURNING -> new ReturnCollected(ORDER, ALICE, DELIVERY, "Seoul Express", "SE-2", visible);
            case RETURNED -> new OrderReturned(ORDER, ALICE, DELIVERY, visible);
            case PLACED, CANCELLATION_REQUESTED, CANCELLED ->
                throw new IllegalArgumentException(progress + " is no step");
        };
    }
}
