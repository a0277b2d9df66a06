package clothingrental.query.slots;

import static clothingrental.query.Folding.fold;
import static clothingrental.query.Journey.ofAnOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.TestViews;
import clothingrental.query.order.OrderViewDefinition;
import clothingrental.query.projection.store.ProjectionState;
import clothingrental.query.projection.store.ProjectionState.Use;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.OrdersView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All processes see where a projection stands, and change it one after the other. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ProjectionStatesTest {

    @AutoClose
    private final TestViews views;

    private final RebuildableView<OrderState> orders;
    private final ProjectionStates one;
    private final ProjectionStates other;

    ProjectionStatesTest(TestViews.Kind store) {
        views = store.open();
        orders = views.view(OrderViewDefinition.DEFINITION);
        one = states();
        other = states();
    }

    private ProjectionStates states() {
        return new ProjectionStates(views.store("any").states(), Duration.ZERO);
    }

    @Test
    void aProjectionBeginsInTheFirstSlot() {
        var state = one.of(orders);

        assertThat(state.live()).isEqualTo(Slot.FIRST);
        assertThat(state.isUnsettled()).isFalse();
        assertThat(other.of(orders)).isEqualTo(state);
    }

    @Test
    void whatWasStoredBeforeThereWereVersionsIsTheFirstVersion() {
        orders.in(Slot.FIRST)
                .insert(List.of(new ViewDocument<>(
                        "any", 1, fold(new OrdersView(), ofAnOrder().placed().history()))));

        assertThat(one.of(orders).version()).isEqualTo(1);
    }

    @Test
    void whatOneProcessChangesTheOthersSee() {
        one.change(orders, state -> state.requested("rebuild", 1).filledBy(1));
        other.change(orders, ProjectionState::switched);

        var state = one.of(orders);
        assertThat(state.live()).isEqualTo(Slot.SECOND);
        assertThat(state.use()).isEqualTo(Use.RETIRING);
        assertThat(state.rebuilds().completed()).isEqualTo("rebuild");
        assertThat(state.rebuild()).isNull();
    }

    @Test
    void aChangeThatMakesNoSenseAnyMoreIsNotMade() {
        one.change(orders, state -> state.requested("rebuild", 1));

        assertThat(other.change(orders, state -> state.rebuild() == null ? state.requested("another", 1) : null))
                .isEmpty();
        assertThat(one.of(orders).rebuild()).isEqualTo("rebuild");
    }

    @Test
    void noChangeIsLostHoweverManyChangeAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> change = () -> {
                states().change(orders, state -> state.ledBy("somebody"));
                return null;
            };
            for (var done : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(number -> change).toList())) {
                done.get();
            }
        }

        assertThat(one.of(orders).lead().beat()).isEqualTo(20);
        assertThat(one.of(orders).revision()).isEqualTo(20);
    }

    @Test
    void whatHasGoneBackToAnOlderFormCanComeToTheNewerOneAgain() {
        var newer = one.of(orders).requested("to 2", 2).filledBy(2).switched().using(Use.EMPTY);
        assertThat(newer.rebuilds().attempted()).isEqualTo(2);

        var back = newer.requested("back to 1", 1).filledBy(1).switched();

        assertThat(back.version()).isEqualTo(1);
        assertThat(back.rebuilds().attempted()).isEqualTo(1);
    }

    @Test
    void aFormThatCouldNotBeBuiltIsNotTriedAgainByItself() {
        var failed = one.of(orders).requested("to 2", 2).filledBy(2).ended(Use.FAILED);

        assertThat(failed.version()).isEqualTo(1);
        assertThat(failed.rebuilds().attempted()).isEqualTo(2);
    }

    @Test
    void aProcessKeepsTheLiveSlotAndThoseThatItsOwnFormFills() {
        var filling = one.of(orders).requested("rebuild", 2).filledBy(2);
        var switched = filling.switched();

        assertThat(filling.keeps(Slot.FIRST, 1)).isTrue();
        assertThat(filling.keeps(Slot.FIRST, 2)).as("while nobody else does").isTrue();
        assertThat(filling.keeps(Slot.SECOND, 1)).isFalse();
        assertThat(filling.keeps(Slot.SECOND, 2)).isTrue();
        assertThat(filling.keeps(Slot.SECOND, 3)).isFalse();
        assertThat(switched.keeps(Slot.FIRST, 1)).isTrue();
        assertThat(switched.keeps(Slot.SECOND, 1)).isFalse();
        assertThat(switched.keeps(Slot.SECOND, 2)).isTrue();
        assertThat(switched.using(Use.DRAINING).keeps(Slot.FIRST, 1)).isFalse();
    }
}
