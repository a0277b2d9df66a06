package clothingrental.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.delivery.Leg;
import clothingrental.query.Journey;
import clothingrental.query.TestViews;
import clothingrental.query.delivery.DeliveryViewDefinition;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.rebuild.ViewComparison.Differences;
import clothingrental.query.view.DeliveryState;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ViewComparisonTest {

    @AutoClose
    private final TestViews views;

    private final ViewTable<DeliveryState> rebuilt;
    private final ViewTable<DeliveryState> stored;

    ViewComparisonTest(TestViews.Kind store) {
        views = store.open();
        var view = views.view(DeliveryViewDefinition.DEFINITION);
        rebuilt = view.in(Slot.SECOND);
        stored = view.in(Slot.FIRST);
    }

    @Test
    void documentsOfTheSameHistoryMustBeEqual() {
        rebuilt.insert(List.of(order("order-1", 3, "SHIPPED")));
        stored.insert(List.of(order("order-1", 3, "PLACED")));

        assertThat(differences(() -> false)).isEqualTo(new Differences(List.of("order-1"), false, 0));
    }

    @Test
    void whatIsBehindForTooLongIsNotDifferentButUndecided() {
        rebuilt.insert(List.of(order("order-1", 3, "SHIPPED")));
        stored.insert(List.of(order("order-1", 2, "PLACED")));
        rebuilt.insert(List.of(order("order-2", 0, "PLACED")));

        assertThat(differences(() -> false)).isEqualTo(new Differences(List.of(), false, 2));
    }

    @Test
    void whatIsStillBehindWhenAllIsHandledIsDifferent() {
        rebuilt.insert(List.of(order("order-1", 3, "SHIPPED")));
        stored.insert(List.of(order("order-1", 2, "PLACED")));
        stored.insert(List.of(order("order-2", 0, "PLACED")));

        assertThat(differences(() -> true)).isEqualTo(new Differences(List.of("order-1", "order-2"), false, 0));
    }

    @Test
    void whatHasCaughtUpMeanwhileIsRight() {
        rebuilt.insert(List.of(order("order-1", 3, "SHIPPED")));
        stored.insert(List.of(order("order-1", 2, "PLACED")));

        assertThat(differences(() -> {
                    stored.empty();
                    stored.insert(List.of(order("order-1", 3, "SHIPPED")));
                    return true;
                }))
                .isEqualTo(new Differences(List.of(), false, 0));
    }

    private Differences differences(BooleanSupplier bothComeToNow) {
        return new ViewComparison(rebuilt, stored, List.of("sequence"), () -> true, bothComeToNow).differences();
    }

    private static ViewDocument<DeliveryState> order(String id, int sequence, String carrier) {
        return new ViewDocument<>(
                id,
                1,
                new DeliveryState(
                        new DeliveryView(
                                id,
                                id,
                                Leg.OUTBOUND,
                                DeliveryStatus.SHIPPED,
                                "alice",
                                List.of(),
                                null,
                                carrier,
                                null,
                                Journey.START,
                                Journey.START),
                        sequence));
    }
}
