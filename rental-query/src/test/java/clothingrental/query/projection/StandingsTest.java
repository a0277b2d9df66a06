package clothingrental.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.InMemoryViews;
import clothingrental.query.fold.DeliveriesView;
import clothingrental.query.fold.OrdersView;
import clothingrental.query.projection.Standing.Use;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** All processes see where a projection stands, and change it one after the other. */
class StandingsTest {

    private static final OrdersView ORDERS = new OrdersView();

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final Standings one = new Standings(views.database(), Duration.ZERO);
    private final Standings other = new Standings(views.database(), Duration.ZERO);

    @Test
    void aProjectionBeginsInTheFirstSlot() {
        var standing = one.of(ORDERS);

        assertThat(standing.live()).isEqualTo(Slot.FIRST);
        assertThat(standing.isUnsettled()).isFalse();
        assertThat(other.of(ORDERS)).isEqualTo(standing);
    }

    @Test
    void whatWasStoredBeforeThereWereVersionsIsTheFirstVersion() {
        views.database().getCollection("deliveries").insertOne(new Document());

        assertThat(one.of(new DeliveriesView()).version()).isEqualTo(1);
    }

    @Test
    void whatOneProcessChangesTheOthersSee() {
        one.change(ORDERS, standing -> standing.requested("rebuild", 1).filledBy(1));
        other.change(ORDERS, Standing::switched);

        var standing = one.of(ORDERS);
        assertThat(standing.live()).isEqualTo(Slot.SECOND);
        assertThat(standing.use()).isEqualTo(Use.RETIRING);
        assertThat(standing.rebuilds().completed()).isEqualTo("rebuild");
        assertThat(standing.rebuild()).isNull();
    }

    @Test
    void aChangeThatMakesNoSenseAnyMoreIsNotMade() {
        one.change(ORDERS, standing -> standing.requested("rebuild", 1));

        assertThat(other.change(
                        ORDERS, standing -> standing.rebuild() == null ? standing.requested("another", 1) : null))
                .isEmpty();
        assertThat(one.of(ORDERS).rebuild()).isEqualTo("rebuild");
    }

    @Test
    void noChangeIsLostHoweverManyChangeAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> change = () -> {
                new Standings(views.database(), Duration.ZERO).change(ORDERS, standing -> standing.ledBy("somebody"));
                return null;
            };
            for (var done : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(number -> change).toList())) {
                done.get();
            }
        }

        assertThat(one.of(ORDERS).lead().beat()).isEqualTo(20);
        assertThat(one.of(ORDERS).revision()).isEqualTo(20);
    }

    @Test
    void whatHasGoneBackToAnOlderFormCanComeToTheNewerOneAgain() {
        var newer = one.of(ORDERS).requested("to 2", 2).filledBy(2).switched().using(Use.EMPTY);
        assertThat(newer.rebuilds().attempted()).isEqualTo(2);

        var back = newer.requested("back to 1", 1).filledBy(1).switched();

        assertThat(back.version()).isEqualTo(1);
        assertThat(back.rebuilds().attempted()).isEqualTo(1);
    }

    @Test
    void aFormThatCouldNotBeBuiltIsNotTriedAgainByItself() {
        var failed = one.of(ORDERS).requested("to 2", 2).filledBy(2).ended(Use.FAILED);

        assertThat(failed.version()).isEqualTo(1);
        assertThat(failed.rebuilds().attempted()).isEqualTo(2);
    }

    @Test
    void aProcessKeepsTheLiveSlotAndThoseThatItsOwnFormFills() {
        var filling = one.of(ORDERS).requested("rebuild", 2).filledBy(2);
        var switched = filling.switched();

        assertThat(filling.keeps(Slot.FIRST, 1)).isTrue();
        assertThat(filling.keeps(Slot.FIRST, 2)).as("while nobody else does").isTrue();
        assertThat(filling.keeps(Slot.SECOND, 1)).isFalse();
        assertThat(filling.keeps(Slot.SECOND, 2)).isTrue();
        assertThat(filling.keeps(Slot.SECOND, 3)).isFalse();
        assertThat(switched.keeps(Slot.FIRST, 1)).isTrue();
        assertThat(switched.keeps(Slot.SECOND, 1)).isFalse();
        assertThat(switched.keeps(Slot.SECOND, 2)).isTrue();
        assertThat(switched.using(Use.LEFT).keeps(Slot.FIRST, 1)).isFalse();
    }
}
