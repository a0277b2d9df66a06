package clothingrental.query.audit;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.order.OrderStatus;
import clothingrental.query.Histories;
import clothingrental.query.Journey;
import clothingrental.query.Recording;
import clothingrental.query.TestViews;
import clothingrental.query.audit.PositionIndex.Entry;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class OrderHistoryTest {

    @AutoClose
    private final TestViews views;

    @AutoClose
    private final Recording recording = new Recording();

    private final PositionIndex index;
    private final OrderHistory history;

    OrderHistoryTest(TestViews.Kind store) {
        views = store.open();
        index = views.positions();
        history = new OrderHistory(recording.events(), new EventLog(recording.events()), index);
    }

    @Test
    void theEventsOfTheOrderAndItsDeliveriesComeInTheOrderTheyHappened() {
        var journey = ofAnOrder().cancellationTooLate().history();
        recording.of(ofOrder("another", BOB, START).thereAndBack().history()).of(journey);
        indexed(journey, 13);

        var told = history.of(ORDER);

        assertThat(told).extracting(RecordedEvent::payload).containsExactlyElementsOf(eventsOf(journey));
        assertThat(told)
                .extracting(RecordedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.range(13, 13 + journey.size()).boxed().toList());
    }

    @Test
    void theDeliveriesOfEachReturnArePartOfIt() {
        var journey = ofAnOrder().returnTakenBack().history();
        recording.of(journey);
        indexed(journey, 0);

        assertThat(history.of(ORDER)).extracting(RecordedEvent::payload).containsExactlyElementsOf(eventsOf(journey));
        assertThat(history.at(Journey.step(journey.size()), ORDER)).isEqualTo(fold(new OrdersView(), journey));
    }

    @Test
    void anEventTellsWhatWhenWhoAndWhy() {
        var journey = ofAnOrder().placed().history();
        recording.of(journey);
        indexed(journey, 0);

        assertThat(history.of(ORDER))
                .containsExactly(new RecordedEvent(
                        0,
                        "Order",
                        ORDER,
                        0,
                        "OrderPlaced",
                        "1",
                        START,
                        journey.getFirst().event(),
                        Recording.METADATA));
    }

    @Test
    void whatTheIndexDoesNotKnowYetIsToldAllTheSame() {
        var journey = ofAnOrder().thereAndBack().history();
        recording.of(ofOrder("another", BOB, START).thereAndBack().history()).of(journey);
        indexed(journey.subList(0, 5), 13);

        assertThat(history.of(ORDER)).extracting(RecordedEvent::payload).containsExactlyElementsOf(eventsOf(journey));
    }

    @Test
    void snapshotsAreNotInTheWay() {
        var journey = ofAnOrder().thereAndBack().history();
        recording.of(journey);
        recording.events().storeSnapshot(new GenericDomainEventMessage<>("Order", ORDER, 5, "a snapshot"));

        assertThat(history.of(ORDER)).extracting(RecordedEvent::payload).containsExactlyElementsOf(eventsOf(journey));
    }

    @Test
    void anOrderThatNobodyPlacedHasNoHistory() {
        assertThat(history.of("no-such-order")).isEmpty();
        assertThat(history.at(START, "no-such-order")).isNull();
    }

    @Test
    void anOrderAsOfEachMomentIsTheFoldOfWhatHadHappenedUntilThen() {
        var journey = ofAnOrder().cancellationTooLate().history();
        recording.of(journey);

        for (var length = 1; length <= journey.size(); length++) {
            var moment = Journey.step(length - 1);
            var until = fold(new OrdersView(), journey.subList(0, length));
            assertThat(history.at(moment, ORDER)).isEqualTo(until);
            assertThat(history.at(Journey.step(length).minusMillis(1), ORDER)).isEqualTo(until);
        }
        assertThat(history.at(START.minusMillis(1), ORDER)).isNull();
    }

    @Test
    void aClockThatIsAheadDoesNotTearAnAggregateApart() {
        var journey = new ArrayList<>(ofAnOrder().thereAndBack().history());
        var placed = journey.getFirst();
        journey.set(0, new SequencedEvent(placed.event(), placed.aggregateId(), placed.sequence(), Journey.step(5)));
        recording.of(journey);

        assertThat(history.at(Journey.step(4), ORDER))
                .as("only its delivery is known")
                .isNotNull()
                .satisfies(state -> assertThat(state.view()).isEmpty());
        assertThat(history.at(Journey.step(5), ORDER)).isEqualTo(fold(new OrdersView(), journey.subList(0, 6)));
    }

    @Test
    void beforeItWasPlacedThereIsNoOrderToSee() {
        var journey = ofOrder(ORDER, ALICE, START)
                .deliveryCancelled(Journey.CANCELLATION)
                .placed()
                .history();
        recording.of(journey);

        assertThat(history.at(START, ORDER))
                .isNotNull()
                .satisfies(state -> assertThat(state.view()).isEmpty());
        assertThat(history.at(Journey.step(1), ORDER))
                .isNotNull()
                .satisfies(
                        state -> assertThat(state.view().orElseThrow().status()).isEqualTo(OrderStatus.PLACED));
    }

    @Test
    void indexingABatchAgainChangesNothing() {
        var all = new Histories(1).ofOrders(20);
        indexed(all, 0);
        var before = index.of(all.getFirst().aggregateId());

        indexed(all, 0);

        assertThat(index.of(all.getFirst().aggregateId())).isEqualTo(before);
    }

    private void indexed(List<SequencedEvent> journey, long from) {
        index.add(LongStream.range(0, journey.size())
                .mapToObj(number -> {
                    var happened = journey.get((int) number);
                    return new Entry(
                            new OrdersView().documentOf(happened.event()).orElseThrow(),
                            happened.aggregateId(),
                            happened.sequence(),
                            from + number);
                })
                .toList());
    }

    private static List<Object> eventsOf(List<SequencedEvent> journey) {
        return journey.stream().map(SequencedEvent::event).toList();
    }
}
