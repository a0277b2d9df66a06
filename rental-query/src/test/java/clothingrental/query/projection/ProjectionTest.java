package clothingrental.query.projection;

import static clothingrental.api.delivery.Leg.OUTBOUND;
import static clothingrental.query.Folding.fold;
import static clothingrental.query.Folding.foldAll;
import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.CANCELLATION;
import static clothingrental.query.Journey.ORDER;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Messages.messageOf;
import static clothingrental.query.Messages.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.query.Histories;
import clothingrental.query.Journey;
import clothingrental.query.StoredStates;
import clothingrental.query.TestViews;
import clothingrental.query.delivery.DeliveryViewDefinition;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.Projection.Filling;
import clothingrental.query.projection.Projection.Overtaken;
import clothingrental.query.projection.store.ConcurrentViewUpdateException;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.view.DeliveriesView;
import clothingrental.query.view.DeliveryState;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import clothingrental.query.view.SequencedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ProjectionTest {

    @AutoClose
    private final TestViews views;

    private final CountedTable<OrderState> orders;
    private final CountedTable<DeliveryState> deliveries;
    private final Projection<OrderState> orderProjection;
    private final Projection<DeliveryState> deliveryProjection;

    ProjectionTest(TestViews.Kind store) {
        views = store.open();
        orders = new CountedTable<>(views.view(OrderViewDefinition.DEFINITION).live());
        deliveries =
                new CountedTable<>(views.view(DeliveryViewDefinition.DEFINITION).live());
        orderProjection = new Projection<>(new OrdersView(), orders);
        deliveryProjection = new Projection<>(new DeliveriesView(), deliveries);
    }

    // ---- one read and one write for each batch

    @Test
    void aBatchOfManyEventsOfManyOrdersIsOneReadAndOneWrite() {
        var history = new Histories(1).ofOrders(50);

        assertThat(orders.readsAndWritesDuring(() -> handle(history))).containsExactly("read", "write");
    }

    @Test
    void aBatchOnOrdersThatAreStoredAlreadyIsOneReadAndOneWrite() {
        var thereAndBack = ofAnOrder().thereAndBack().history();
        handle(thereAndBack.subList(0, 4));

        assertThat(orders.readsAndWritesDuring(() -> handle(thereAndBack.subList(4, 13))))
                .containsExactly("read", "write");
    }

    @Test
    void newAndStoredOrdersOfABatchAreReadTogetherAndWrittenTogether() {
        var one = ofAnOrder().thereAndBack().history();
        var other = ofOrder("another-order", ALICE, START).thereAndBack().history();
        handle(one.subList(0, 4));

        assertThat(orders.readsAndWritesDuring(
                        () -> handle(Stream.concat(one.stream(), other.stream()).toList())))
                .containsExactly("read", "write");
    }

    @Test
    void anEventAloneIsStoredAtOnce() {
        var placed = ofAnOrder().placed().history();
        var message = messageOf(placed.getFirst());

        var unitOfWork = DefaultUnitOfWork.startAndGet(message);
        succeeds(unitOfWork.executeWithResult(
                () -> orderProjection.writing().handle(unitOfWork, () -> project(orderProjection, message))));

        assertThat(stored()).isEqualTo(Map.of(ORDER, fold(new OrdersView(), placed)));
    }

    @Test
    void theWriteIsDoneAfterTheLastEventAndDoesNotWaitForTheCommit() {
        var messages = messagesOf(ofAnOrder().placed().scheduled(OUTBOUND).history());
        var storedBeforeCommit = new AtomicInteger();
        var unitOfWork = new BatchingUnitOfWork<>(messages);
        unitOfWork.onPrepareCommit(commit -> storedBeforeCommit.set(stored().size()));

        unitOfWork.executeWithResult(() ->
                orderProjection.writing().handle(unitOfWork, () -> project(orderProjection, unitOfWork.getMessage())));

        assertThat(storedBeforeCommit).hasValue(1);
    }

    // ---- who listens

    @Test
    void listenersHearOfAStateOnceItIsStoredAndOnceForEachBatch() {
        var heard = new ArrayList<OrderState>();
        var projection = listenedTo(heard);
        var history = ofAnOrder().thereAndBack().history();

        succeeds(handle(
                history.subList(0, 4), projection, () -> assertThat(heard).isEmpty()));
        succeeds(handle(history.subList(4, 6), projection, () -> {}));

        assertThat(heard)
                .containsExactly(
                        fold(new OrdersView(), history.subList(0, 4)), fold(new OrdersView(), history.subList(0, 6)));
    }

    @Test
    void listenersHearAgainOfABatchThatIsHandledAgain() {
        var heard = new ArrayList<OrderState>();
        var projection = listenedTo(heard);
        var history = ofAnOrder().placed().history();

        succeeds(handle(history, projection, () -> {}));
        succeeds(handle(history, projection, () -> {}));

        assertThat(heard).hasSize(2);
    }

    @Test
    void listenersHearNothingOfWhatWasNotStored() {
        var heard = new ArrayList<OrderState>();
        var history = ofAnOrder().thereAndBack().history();

        handle(history.subList(0, 4), listenedTo(heard), () -> handle(history.subList(0, 2)));

        assertThat(heard).isEmpty();
    }

    private Projection<OrderState> listenedTo(List<OrderState> heard) {
        return new Projection<>(new OrdersView(), orders, heard::add, () -> Filling.NONE);
    }

    // ---- the store holds what the fold gives

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFoldAloneGivesWhatTheStoreHolds(long seed) {
        var histories = new Histories(seed);
        var history = histories.ofOrders(100);

        histories.inBatches(history, 60).forEach(batch -> {
            handle(batch);
            handleDeliveriesOf(batch);
        });

        assertThat(stored()).isEqualTo(foldAll(new OrdersView(), history));
        assertThat(storedDeliveries()).isEqualTo(foldAll(new DeliveriesView(), history));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void batchesThatAreHandledAgainAfterACrashLeaveWhatTheFoldGives(long seed) {
        var histories = new Histories(seed);
        var history = histories.ofOrders(50);

        for (var batch : histories.inBatches(history, 40)) {
            handle(batch.subList(0, batch.size() / 2 + 1));
            handle(batch);
            handleDeliveriesOf(batch);
            handleDeliveriesOf(batch);
        }

        assertThat(stored()).isEqualTo(foldAll(new OrdersView(), history));
        assertThat(storedDeliveries()).isEqualTo(foldAll(new DeliveriesView(), history));
    }

    @Test
    void aBatchThatIsHandledAgainWritesNothing() {
        var history = new Histories(1).ofOrders(50);
        handle(history);
        var before = orders.read(List.copyOf(stored().keySet()));

        assertThat(orders.readsAndWritesDuring(() -> handle(history))).containsExactly("read");

        assertThat(orders.read(List.copyOf(stored().keySet()))).isEqualTo(before);
    }

    // ---- a collection that is filled from the history

    @Test
    void whatBeginsInABatchIsNotLookedForWhileTheCollectionIsFilled() {
        var one = ofAnOrder().thereAndBack().history();
        var other = ofOrder("another-order", ALICE, START).thereAndBack().history();
        var filling = filling();

        assertThat(orders.readsAndWritesDuring(() -> succeeds(handle(one.subList(0, 4), filling, () -> {}))))
                .containsExactly("insert");
        assertThat(orders.readsAndWritesDuring(() -> succeeds(
                        handle(Stream.concat(one.stream(), other.stream()).toList(), filling, () -> {}))))
                .as("one is stored already, and found so; it is looked for only then")
                .containsExactly("insert", "read", "write");
        assertThat(stored())
                .isEqualTo(foldAll(
                        new OrdersView(),
                        Stream.concat(one.stream(), other.stream()).toList()));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aFilledCollectionHoldsWhatTheFoldGivesAlsoIfBatchesAreHandledAgain(long seed) {
        var histories = new Histories(seed);
        var history = histories.ofOrders(80);
        var filling = filling();

        for (var batch : histories.inBatches(history, 100)) {
            succeeds(handle(batch.subList(0, batch.size() / 2 + 1), filling, () -> {}));
            succeeds(handle(batch, filling, () -> {}));
        }

        assertThat(stored()).isEqualTo(foldAll(new OrdersView(), history));
    }

    @Test
    void aCollectionThatIsFilledByTwoIsOverwrittenByNeither() {
        var history = ofAnOrder().thereAndBack().history();
        var filling = filling();
        handle(history.subList(0, 2));

        var first = handle(history.subList(2, 6), filling, () -> handle(history.subList(2, 4)));

        assertThat(first.exceptionResult()).isInstanceOf(ConcurrentViewUpdateException.class);
        succeeds(handle(history.subList(2, 6), filling, () -> {}));
        assertThat(stored()).isEqualTo(Map.of(ORDER, fold(new OrdersView(), history.subList(0, 6))));
    }

    @Test
    void aBatchThatWasBegunBeforeTheCollectionWasEmptiedIsNotWrittenIntoIt() {
        var now = new AtomicReference<>(new Filling(true, 1));
        var filling = new Projection<>(new OrdersView(), orders, state -> {}, now::get);

        var late = handle(ofAnOrder().thereAndBack().history(), filling, () -> now.set(new Filling(true, 2)));

        assertThat(late.exceptionResult()).isInstanceOf(Overtaken.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aBatchThatIsUnderWayWhenReadersSwitchIsWritten() {
        var now = new AtomicReference<>(new Filling(true, 1));
        var filling = new Projection<>(new OrdersView(), orders, state -> {}, now::get);

        succeeds(handle(ofAnOrder().thereAndBack().history(), filling, () -> now.set(new Filling(false, 1))));

        assertThat(stored()).hasSize(1);
    }

    private Projection<OrderState> filling() {
        return new Projection<>(new OrdersView(), orders, state -> {}, () -> new Filling(true, 1));
    }

    // ---- two writers

    @Test
    void aBatchWhoseOrderWasWrittenBySomebodyElseMeanwhileFailsAndSucceedsTheSecondTime() {
        var history = ofAnOrder().thereAndBack().history();
        handle(history.subList(0, 2));

        var first = handleWhile(history.subList(2, 6), () -> handle(history.subList(2, 4)));

        assertThat(first.exceptionResult()).isInstanceOf(ConcurrentViewUpdateException.class);
        assertThat(stored()).isEqualTo(Map.of(ORDER, fold(new OrdersView(), history.subList(0, 4))));

        var second = handleWhile(history.subList(2, 6), () -> {});

        assertThat(second.isExceptional()).isFalse();
        assertThat(stored()).isEqualTo(Map.of(ORDER, fold(new OrdersView(), history.subList(0, 6))));
    }

    @Test
    void aBatchWhoseNewOrderWasWrittenBySomebodyElseMeanwhileFailsAndSucceedsTheSecondTime() {
        var history = ofAnOrder().thereAndBack().history();

        var first = handleWhile(history.subList(0, 4), () -> handle(history.subList(0, 2)));

        assertThat(first.exceptionResult()).isInstanceOf(ConcurrentViewUpdateException.class);

        var second = handleWhile(history.subList(0, 4), () -> {});

        assertThat(second.isExceptional()).isFalse();
        assertThat(stored()).isEqualTo(Map.of(ORDER, fold(new OrdersView(), history.subList(0, 4))));
    }

    @Test
    void whatSomebodyElseWroteIsNeverOverwritten() {
        var history = ofAnOrder().thereAndBack().history();
        handle(history.subList(0, 2));

        var theirs = DocumentChange.of(storedOrder(ORDER), fold(new OrdersView(), history.subList(0, 3)));

        handleWhile(history.subList(2, 4), () -> orders.write(List.of(theirs)));

        assertThat(storedOrder(ORDER)).isEqualTo(theirs.after());
    }

    @Test
    void anUnluckyOrderDoesNotKeepTheOthersOfItsBatchFromTheirSecondAttempt() {
        var unlucky = ofAnOrder().thereAndBack().history();
        var lucky = ofOrder("another-order", ALICE, START).thereAndBack().history();
        var batch = Stream.concat(unlucky.stream(), lucky.stream()).toList();
        handle(unlucky.subList(0, 1));

        var first = handleWhile(batch, () -> handle(unlucky.subList(1, 2)));
        var second = handleWhile(batch, () -> {});

        assertThat(first.isExceptional()).isTrue();
        assertThat(second.isExceptional()).isFalse();
        assertThat(stored()).isEqualTo(foldAll(new OrdersView(), batch));
    }

    @Test
    void theVersionCountsTheWritesOfADocument() {
        var history = ofAnOrder().thereAndBack().history();

        handle(history.subList(0, 3));
        handle(history.subList(3, 6));
        handle(history.subList(3, 6));

        assertThat(storedOrder(ORDER).version()).isEqualTo(2);
    }

    // ---- what comes back from the store

    @ParameterizedTest
    @MethodSource("journeys")
    void anOrderComesBackFromTheStoreAsItWent(Journey journey) {
        for (var length = 1; length <= journey.history().size(); length++) {
            var document = new ViewDocument<>(
                    "length " + length,
                    length,
                    fold(new OrdersView(), journey.history().subList(0, length)));

            orders.insert(List.of(document));

            assertThat(storedOrder("length " + length)).isEqualTo(document);
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void aDeliveryComesBackFromTheStoreAsItWent(Journey journey) {
        var history = journey.historyOf(OUTBOUND);
        for (var length = 1; length <= history.size(); length++) {
            var document = new ViewDocument<>(
                    "length " + length, length, fold(new DeliveriesView(), history.subList(0, length)));

            deliveries.insert(List.of(document));

            assertThat(deliveries.one("length " + length)).contains(document);
        }
    }

    @Test
    void momentsAreStoredToTheMillisecond() {
        var toTheMillisecond = Instant.parse("2026-12-31T23:59:59.999Z");
        handle(ofOrder(ORDER, ALICE, toTheMillisecond).placed().history());

        assertThat(storedOrder(ORDER).state().updatedAt()).isEqualTo(toTheMillisecond);
    }

    @Test
    void eventsThatDoNotConcernTheViewLeaveNoTraceInIt() {
        var onlyTheOrder =
                ofAnOrder().placed().cancellationRequested(CANCELLATION).history();

        succeeds(handle(onlyTheOrder, deliveryProjection, () -> {}));

        assertThat(storedDeliveries()).isEmpty();
        assertThat(deliveries.readsAndWritesDuring(() -> succeeds(handle(onlyTheOrder, deliveryProjection, () -> {}))))
                .as("the store is not even asked")
                .isEmpty();
    }

    static Stream<Journey> journeys() {
        return Stream.of(
                ofAnOrder().thereAndBack(),
                ofAnOrder().scheduled(OUTBOUND).placed(),
                ofAnOrder().cancelledInTime(),
                ofAnOrder().deliveryCancelled(CANCELLATION).placed(),
                ofAnOrder().cancellationTooLate());
    }

    private void handle(List<SequencedEvent> batch) {
        succeeds(handleWhile(batch, () -> {}));
    }

    /** The deliveries' processor has a handler for deliveries' events only. */
    private void handleDeliveriesOf(List<SequencedEvent> batch) {
        var ofDeliveries = batch.stream()
                .filter(happened -> happened.event() instanceof DeliveryEvent)
                .toList();
        if (!ofDeliveries.isEmpty()) {
            succeeds(handle(ofDeliveries, deliveryProjection, () -> {}));
        }
    }

    private static void succeeds(ResultMessage<?> result) {
        if (result.isExceptional()) {
            throw new AssertionError(result.exceptionResult());
        }
    }

    /** Handles a batch, with something going on between its first event and its last. */
    private ResultMessage<?> handleWhile(List<SequencedEvent> batch, Runnable meanwhile) {
        return handle(batch, orderProjection, meanwhile);
    }

    private static ResultMessage<?> handle(List<SequencedEvent> batch, Projection<?> projection, Runnable meanwhile) {
        List<DomainEventMessage<Object>> messages = messagesOf(batch);
        var unitOfWork = new BatchingUnitOfWork<>(messages);
        return unitOfWork.executeWithResult(() -> {
            var result = projection.writing().handle(unitOfWork, () -> project(projection, unitOfWork.getMessage()));
            if (unitOfWork.isFirstMessage()) {
                meanwhile.run();
            }
            return result;
        });
    }

    /** As the projector does, which knows the events' types. */
    private static @Nullable Object project(Projection<?> projection, DomainEventMessage<?> message) {
        projection.handle(message);
        return null;
    }

    private ViewDocument<OrderState> storedOrder(String id) {
        return orders.one(id).orElseThrow();
    }

    private Map<String, OrderState> stored() {
        return StoredStates.of(orders);
    }

    private Map<String, DeliveryState> storedDeliveries() {
        return StoredStates.of(deliveries);
    }
}
