package clothingrental.notifier.status;

import static clothingrental.notifier.NotifierMother.ALICE;
import static clothingrental.notifier.NotifierMother.CARRIER;
import static clothingrental.notifier.NotifierMother.ORDER;
import static clothingrental.notifier.NotifierMother.TRACKING;
import static clothingrental.notifier.NotifierMother.corrected;
import static clothingrental.notifier.NotifierMother.placed;
import static clothingrental.notifier.NotifierMother.returnCollected;
import static clothingrental.notifier.NotifierMother.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderEvent;
import clothingrental.notifier.outbox.OutboxMail;
import clothingrental.platform.messaging.metadata.MetaDataKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusNotifierTest {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final String REQUEST = "request-1";
    private static final long SEQUENCE = 7;

    private final List<OutboxMail> outbox = new ArrayList<>();
    private final AnnotationEventHandlerAdapter notifier =
            new AnnotationEventHandlerAdapter(new StatusNotifier(outbox::add));

    @ParameterizedTest
    @MethodSource("clothingrental.notifier.NotifierMother#everythingThatIsMailed")
    void whateverIsMailedIsToBeToldInOneMail(OrderEvent event) throws Exception {
        notifier.handle(happened("event-1", event));

        assertThat(outbox).singleElement().satisfies(mail -> {
            assertThat(mail.eventId()).isEqualTo("event-1");
            assertThat(mail.orderId()).isEqualTo(ORDER);
            assertThat(mail.sequence()).isEqualTo(SEQUENCE);
            assertThat(mail.customerId()).isEqualTo(ALICE);
            assertThat(mail.kind()).startsWith(event.getClass().getSimpleName());
            assertThat(mail.correlationId()).isEqualTo(REQUEST);
            assertThat(mail.happenedAt()).isEqualTo(NOW);
        });
    }

    @ParameterizedTest
    @MethodSource("clothingrental.notifier.NotifierMother#whatIsNotMailed")
    void whatIsNotMailedIsNotTold(OrderEvent event) throws Exception {
        notifier.handle(happened("event-1", event));

        assertThat(outbox).isEmpty();
    }

    @Test
    void whatIsOnItsWayIsToldWithCarrierAndTrackingNumber() throws Exception {
        notifier.handle(happened("event-1", shipped()));
        notifier.handle(happened("event-2", returnCollected()));
        notifier.handle(happened("event-3", placed()));

        assertThat(outbox).extracting(OutboxMail::carrier).containsExactly(CARRIER, CARRIER, null);
        assertThat(outbox).extracting(OutboxMail::trackingNumber).containsExactly(TRACKING, TRACKING, null);
    }

    @Test
    void aCorrectedShipmentIsToldByItsLeg() throws Exception {
        notifier.handle(happened("event-1", corrected(Leg.OUTBOUND)));
        notifier.handle(happened("event-2", corrected(Leg.RETURN)));

        assertThat(outbox)
                .extracting(OutboxMail::kind)
                .containsExactly("ShipmentDetailsCorrected.OUTBOUND", "ShipmentDetailsCorrected.RETURN");
        assertThat(outbox).extracting(OutboxMail::trackingNumber).containsExactly(TRACKING, TRACKING);
    }

    @Test
    void itDoesNotActOnAReplay() {
        assertThat(notifier.supportsReset()).isFalse();
    }

    private static EventMessage<OrderEvent> happened(String eventId, OrderEvent event) {
        return new GenericDomainEventMessage<>(
                "Order",
                ORDER,
                SEQUENCE,
                new GenericMessage<>(eventId, event, Map.of(MetaDataKeys.CORRELATION_ID, REQUEST)),
                () -> NOW);
    }
}
