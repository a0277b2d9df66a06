package clothingrental.query.demand;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.demand.DemandQuery.FindDemand;
import clothingrental.api.demand.DemandQuery.ProductDay;
import clothingrental.api.demand.DemandQuery.ProductDemand;
import clothingrental.query.TestViews;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DemandState;
import clothingrental.query.view.DemandView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class DemandQueryHandlerTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-12-31");

    @AutoClose
    private final TestViews views;

    private final RebuildableView<DemandState> view;
    private final DemandQueryHandler queries;

    DemandQueryHandlerTest(TestViews.Kind store) {
        views = store.open();
        view = views.view(DemandViewDefinition.DEFINITION);
        queries = new DemandQueryHandler(view);
    }

    @Test
    void theDaysAskedForAreToldByDayAndThenByProductBothEndsIncluded() {
        stored(2, "b", 5);
        stored(1, "c", 4);
        stored(1, "Z", 3);
        stored(1, "a", 2);
        stored(0, "b", 1);
        stored(3, "a", 6);

        assertThat(queries.on(new FindDemand(day(1), day(2), null, 10)).content())
                .containsExactly(
                        new ProductDemand(day(1), "Z", 3),
                        new ProductDemand(day(1), "a", 2),
                        new ProductDemand(day(1), "c", 4),
                        new ProductDemand(day(2), "b", 5));
        assertThat(queries.on(new FindDemand(day(4), day(9), null, 10)).content())
                .isEmpty();
    }

    @Test
    void pagesByPositionTellEachProductOfEachDayOnce() {
        for (var day = 0; day < 4; day++) {
            for (var product = 0; product < 5; product++) {
                stored(day, "product-" + product, 1);
            }
        }
        var all = queries.on(new FindDemand(day(1), day(2), null, 100)).content();
        assertThat(all).hasSize(10);
        var turned = new ArrayList<ProductDemand>();

        var page = page(null);
        while (!page.isEmpty()) {
            turned.addAll(page);
            var last = DemandPosition.read(DemandPosition.of(page.getLast()).text());
            page = page(last.orElseThrow().productDay());
        }

        assertThat(turned).isEqualTo(all);
    }

    private List<ProductDemand> page(@Nullable ProductDay after) {
        return queries.on(new FindDemand(day(1), day(2), after, 3)).content();
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number);
    }

    private void stored(int day, String product, long pieces) {
        var id = DemandView.idOf(day(day), product);
        view.live().insert(List.of(new ViewDocument<>(id, 1, new DemandState(day(day), product, pieces, 0))));
    }
}
