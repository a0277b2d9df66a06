package clothingrental.query.demand;

import clothingrental.query.projection.definition.ViewDefinition;
import clothingrental.query.projection.definition.ViewDefinition.Sequencing;
import clothingrental.query.projection.definition.ViewField;
import clothingrental.query.projection.definition.ViewIndex;
import clothingrental.query.projection.store.SortOrder;
import clothingrental.query.view.DemandState;
import clothingrental.query.view.DemandView;
import java.util.List;

/** How the demand is kept, and the one question that is asked: some days, by day and then by product. */
public final class DemandViewDefinition {

    static final ViewField<DemandState> DATE = ViewField.date("date", "date", DemandState::date);

    static final SortOrder<DemandState> BY_DAY = SortOrder.ascending(DATE);

    /** Ids are sorted as products are, so that the index of days serves products, too. */
    public static final ViewDefinition<DemandState> DEFINITION = new ViewDefinition<>(
            new DemandView(),
            DemandState.class,
            List.of("position"),
            Sequencing.ONE_AFTER_THE_OTHER,
            List.of(new ViewIndex<>(List.of(), BY_DAY)));

    private DemandViewDefinition() {}
}
